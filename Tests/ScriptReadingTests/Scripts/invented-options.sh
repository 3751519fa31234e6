# Options that tutorials print and the command line does not have.
aws ⟦rds create-db-proxy⟧ \
--db-proxy-name my-aurora-proxy \
--engine-family MYSQL \
--auth '{"AuthScheme": "SECRETS", "SecretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-secret-AbCdEf"}' \
--role-arn arn:aws:iam::123456789012:role/rds-proxy-role \
⟦--db-proxy-configuration⟧ "MaxIdleConnectionsPercent=50, ConnectionBorrowTimeout=120"

aws rds ⟦wait db-proxy-available⟧ --db-proxy-name my-aurora-proxy

aws rds modify-db-proxy --db-proxy-name my-aurora-proxy ⟦--max-connections-percent⟧ 70 \
  ⟦--vpc-security-group-ids⟧ sg-0abc123456

aws rds ⟦create-db-proxy-target-group⟧ --name mine

aws rds register-db-proxy-targets \
--db-proxy-name ⟦arn:aws:rds:us-east-1:123456789012:db-proxy:prx-0123⟧ \
--target-group-name default \
⟦--db-cluster-identifier⟧ my-aurora-cluster

aws rds deregister-db-proxy-targets --db-proxy-name my-aurora-proxy ⟦--target-ids⟧ x
