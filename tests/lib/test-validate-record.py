#!/usr/bin/env python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""That the validator of recorded exchanges sees what is wrong, and nothing else. Speaks TAP."""

import importlib.util
import pathlib
import sys

sys.dont_write_bytecode = True

spec = importlib.util.spec_from_file_location("validate_record",
                                              pathlib.Path(__file__).with_name("validate-record.py"))
validate_record = importlib.util.module_from_spec(spec)
spec.loader.exec_module(validate_record)

CLUSTER = {"cluster_id": "a", "cluster_name": "b", "cluster_platform_type": "ARM64"}
CREATION = {
    "name": "trade-finance",
    "version_type": 4,
    "enterprise_project_id": "0",
    "resource_password": "Chain-Pw-1",
    "cluster_type": "cce",
    "create_new_cluster": False,
    "cce_cluster_info": CLUSTER,
}
CREATED = {"blockchain_id": "a", "blockchain_name": "b", "operation_id": "c"}
SUB_STEP = {"substep_name": "a", "detail": "", "status": "waiting", "message": [], "start_time": 0, "end_time": 0,
            "serial_num": 1}


def record(**changes):
    sub_step = {**SUB_STEP, **changes.pop("sub_step", {})}
    process = {"Preparation": {"step_name": "Preparation", "sub_steps": {"a": sub_step}, "serial_num": 1}}
    return {"count": 1, "operation_records": [{"operation_id": "a", "operation_process": process, **changes}]}


def creation(body=None, answer=None, status=200, **changes):
    return {
        "operation": "createService", "cloud": "bcs", "dialect": "table", "method": "POST",
        "path": "/v2/p/blockchains", "path_template": "/v2/{project_id}/blockchains", "query": {},
        "request_headers": {}, "request_content_type": "application/json", "request_body": body or CREATION,
        "status": status, "response_content_type": "application/json", "response_body": answer or CREATED, "faults": [],
        **changes,
    }


def records(answer, query=None, **changes):
    return {
        "operation": "listOperationRecords", "cloud": "bcs", "dialect": "table", "method": "GET",
        "path": "/v2/p/operation/record", "path_template": "/v2/{project_id}/operation/record", "query": query or {},
        "request_headers": {}, "request_content_type": None, "request_body": None,
        "status": 200, "response_content_type": "application/json", "response_body": answer, "faults": [], **changes,
    }


def token(body):
    return {
        "operation": "iamCreateToken", "cloud": "iam", "dialect": "table", "method": "POST", "path": "/v3/auth/tokens",
        "path_template": "/v3/auth/tokens", "query": {"nocatalog": "true"}, "request_headers": {},
        "request_content_type": "application/json", "request_body": body, "status": 401, "faults": [],
        "response_content_type": "application/json",
        "response_body": {"error": {"message": "No.", "code": 401, "title": "Unauthorized"}},
    }


IDENTITY = {"methods": ["password"], "password": {"user": {"name": "a", "password": "b", "domain": {"name": "c"}}}}
ERROR = {"error_code": "BCS.4001018", "error_msg": "Taken."}
GATEWAY = {"error_code": "APIGW.0301", "error_msg": "No.", "request_id": "a"}

RIGHT = {
    "a creation": creation(),
    "a refusal": creation(answer=ERROR, status=400),
    "a refusal by the gateway": creation(answer=GATEWAY, status=401),
    "a wrong request that is meant": creation(body={"x": 1}, request_headers={"x-catena-test-wrong": "1"},
                                              answer=ERROR, status=400),
    "a wrong request that was announced": creation(body={"x": 1}, faults=["wrong"], answer=ERROR, status=400),
    "a fault": creation(answer="<html>", status=503, faults=["status"]),
    "records": records(record()),
    "records by status": records(record(), {"operation_status": "failed"}),
    "an operation type that no table has": records(record(), {"operation_type": "42"}),
    "the example's null": records(record(sub_step={"message": None}), dialect="example"),
    "the example's stray step": records(record(Other={"step_name": "Other"}), dialect="example"),
    "a sign-in": token({"auth": {"identity": IDENTITY, "scope": {"project": {"id": "a"}}}}),
}
WRONG = {
    "an unknown member": creation(body={**CREATION, "colour": "red"}),
    "an unknown member inside": creation(body={**CREATION, "cce_cluster_info": {"x": 1, **CLUSTER}}),
    "a missing member": creation(body={key: CREATION[key] for key in CREATION if key != "version_type"}),
    "another type": creation(body={**CREATION, "version_type": "4"}),
    "an unknown word": creation(body={**CREATION, "volume_type": "obs"}),
    "no body": creation(request_body=None),
    "another content type": creation(request_content_type="text/plain"),
    "another path": creation(path_template="/v2/{project_id}/quotas"),
    "a path that is not escaped": creation(path="/v2/../blockchains"),
    "an answer of another type": creation(answer={"blockchain_id": 1}),
    "an unknown member of an answer": creation(answer={**CREATED, "colour": "red"}),
    "a short code": creation(answer={"error_code": "BCS.1", "error_msg": "No."}, status=400),
    "a status that is not documented": creation(answer=ERROR, status=409),
    "a status that the gateway does not answer": creation(answer=GATEWAY, status=400),
    "an unknown name in the query": records(record(), {"limit": "1"}),
    "an unknown word in the query": records(record(), {"operation_status": "done"}),
    "a body where none belongs": records(record(), request_body={}),
    "the example's null in the table": records(record(sub_step={"message": None})),
    "the example's stray step in the table": records(record(Other={"step_name": "Other"})),
    "a scope outside auth": token({"auth": {"identity": IDENTITY}, "scope": {"project": {"id": "a"}}}),
    "a sign-in without a domain": token({"auth": {"identity": {**IDENTITY, "password": {"user": {"name": "a",
                                                                                                "password": "b"}}}}}),
    "a path that nobody serves": creation(operation="unknown", path_template=None, answer=CREATED),
}


def main():
    contract = validate_record.Contract()
    rows = [(name, line, False) for name, line in RIGHT.items()] + [(name, line, True) for name, line in WRONG.items()]
    failed = 0
    print(f"1..{len(rows)}")
    for number, (name, line, wrong) in enumerate(rows, 1):
        complaints = list(contract.check(line))
        good = bool(complaints) == wrong
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} {name}")
        for row in [] if good else complaints:
            print(f"# {row}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
