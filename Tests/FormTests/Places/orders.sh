#!/usr/bin/env bash
set -euo pipefail
export AWS_DEFAULT_REGION=us-east-1
vpc=vpc-0f1e2d3c4b5a69788
key=arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788

proxy_group=$(aws ec2 create-security-group --group-name orders-proxy --description proxy --vpc-id "$vpc" \
  --query GroupId --output text)
database_group=$(aws ec2 create-security-group --group-name orders-database --description database --vpc-id "$vpc" \
  --query GroupId --output text)
checkout_group=$(aws ec2 create-security-group --group-name checkout --description checkout --vpc-id "$vpc" \
  --query GroupId --output text)
aws ec2 revoke-security-group-egress --group-id "$proxy_group" --protocol all --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id "$proxy_group" --source-group "$checkout_group" \
  --protocol tcp --port 5432
aws ec2 authorize-security-group-egress --group-id "$proxy_group" \
  --ip-permissions "IpProtocol=tcp,FromPort=5432,ToPort=5432,UserIdGroupPairs=[{GroupId=$database_group}]"
aws ec2 authorize-security-group-ingress --group-id "$database_group" --source-group "$proxy_group" \
  --protocol tcp --port 5432 # in

aws rds create-db-cluster --db-cluster-identifier orders-prod --engine aurora-postgresql --engine-version 16.6 \
  --port 5432 --vpc-security-group-ids "$database_group" --master-username root --manage-master-user-password
aws rds create-db-instance --db-instance-identifier orders-prod-1 --db-cluster-identifier orders-prod \
  --engine aurora-postgresql --db-instance-class db.r6g.large
aws rds create-db-instance --db-instance-identifier orders-prod-2 --db-cluster-identifier orders-prod \
  --engine aurora-postgresql --db-instance-class db.r6g.large

secret=$(aws secretsmanager create-secret --name orders/prod/app --kms-key-id "$key" --query ARN --output text)

role=$(aws iam create-role --role-name orders-proxy --query Role.Arn --output text --assume-role-policy-document '{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Principal": {
      "Service": "rds.amazonaws.com"
    },
    "Action": "sts:AssumeRole"
  }]
}')
cat > policy.json <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "secretsmanager:GetSecretValue",
      "Resource": "$secret"
    },
    {
      "Effect": "Allow",
      "Action": "kms:Decrypt",
      "Resource": "$key"
    }
  ]
}
POLICY
aws iam put-role-policy --role-name orders-proxy --policy-name read-secrets --policy-document file://policy.json

aws rds create-db-proxy \
  --db-proxy-name orders-prod-proxy \
  --engine-family POSTGRESQL \
  --role-arn "$role" \
  --vpc-subnet-ids subnet-0a1b2c3d4e5f60718 subnet-0b1c2d3e4f5a6b7c8 \
  --vpc-security-group-ids "$proxy_group" \
  --require-tls \
  --idle-client-timeout 1800 \
  --auth "AuthScheme=SECRETS,SecretArn=$secret,IAMAuth=REQUIRED"
aws rds modify-db-proxy-target-group --db-proxy-name orders-prod-proxy --target-group-name default \
  --connection-pool-config '{
    "MaxConnectionsPercent": 75,
    "MaxIdleConnectionsPercent": 40,
    "ConnectionBorrowTimeout": 60,
    "SessionPinningFilters": []
  }'
aws rds register-db-proxy-targets --db-proxy-name orders-prod-proxy --db-cluster-identifiers orders-prod
aws rds create-db-proxy-endpoint --db-proxy-name orders-prod-proxy --target-role READ_ONLY \
  --db-proxy-endpoint-name orders-prod-reader \
  --vpc-subnet-ids subnet-0a1b2c3d4e5f60718 subnet-0b1c2d3e4f5a6b7c8 --vpc-security-group-ids "$proxy_group"
aws rds create-db-proxy-endpoint --db-proxy-name orders-prod-proxy --target-role READ_ONLY \
  --db-proxy-endpoint-name orders-prod-reports \
  --vpc-subnet-ids subnet-0a1b2c3d4e5f60718 subnet-0b1c2d3e4f5a6b7c8 --vpc-security-group-ids "$proxy_group"

aws cloudwatch put-metric-alarm --alarm-name orders-prod-pinned --namespace AWS/RDS \
  --metric-name DatabaseConnectionsCurrentlySessionPinned \
  --statistic Sum --period 60 --evaluation-periods 5 --threshold 50 --comparison-operator GreaterThanThreshold \
  --treat-missing-data notBreaching --dimensions Name=ProxyName,Value=orders-prod-proxy
