#!/usr/bin/env bash
# A proxy step by step, as tutorials do it.
aws secretsmanager create-secret \
  --name myapp/rds/proxy-credentials \
  --secret-string '{
    "username": "appuser",
    "password": "not-a-real-one",
    "host": "myapp-prod.cluster-xyz.us-east-1.rds.amazonaws.com"
  }'

cat > trust.json << 'END'
{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Principal": {"Service": "rds.amazonaws.com"},
    "Action": "sts:AssumeRole"
  }]
}
END

aws iam create-role \
  --role-name rds-proxy-secrets-role \
  --assume-role-policy-document file://trust.json

cat > policy.json << 'END'
{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Action": ["secretsmanager:GetSecretValue"],
    "Resource": "arn:aws:secretsmanager:us-east-1:123456789012:secret:myapp/rds/*"
  }]
}
END

aws iam put-role-policy \
  --role-name rds-proxy-secrets-role \
  --policy-name rds-proxy-secrets-access \
  --policy-document file://policy.json

aws rds create-db-proxy \
  --db-proxy-name myapp-proxy \
  --engine-family POSTGRESQL \
  --auth '[{
    "AuthScheme": "SECRETS",
    "SecretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:myapp/rds/proxy-credentials",
    "IAMAuth": "REQUIRED"
  }]' \
  --role-arn arn:aws:iam::123456789012:role/rds-proxy-secrets-role \
  --vpc-subnet-ids subnet-0abc1234 subnet-0def5678 subnet-0123f012 \
  --vpc-security-group-ids sg-0abc123456 \
  --require-tls \
  --idle-client-timeout 1800 \
  ⟦--debug-logging false⟧ \
  --tags Key=Environment,Value=production Key=App,Value=myapp

aws rds register-db-proxy-targets \
  --db-proxy-name myapp-proxy \
  --db-cluster-identifiers myapp-aurora-cluster
  # OR for standard RDS: --db-instance-identifiers myapp-prod

aws cloudwatch put-metric-alarm \
  --alarm-name "rds-proxy-high-pinning" \
  --metric-name "DatabaseConnectionsCurrentlySessionPinned" \
  --namespace "AWS/RDS" \
  --dimensions Name=ProxyName,Value=myapp-proxy \
  --statistic Average --period 300 --threshold 10 \
  --comparison-operator GreaterThanThreshold \
  --evaluation-periods 3 \
  --alarm-actions arn:aws:sns:us-east-1:123456789012:ops-alerts
