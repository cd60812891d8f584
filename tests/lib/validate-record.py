#!/usr/bin/env python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds recorded exchanges to the contract, requests and answers alike.

  validate-record.py [--expect OPERATION,...] FILE...
  validate-record.py [--expect OPERATION,...] --run PROGRAM [ARGUMENT...]

FILEs are what catena-simulator --record wrote; a folder stands for every *.jsonl in it. With --run, PROGRAM (a test) is
run with CATENA_TEST_RECORD_DIR set to a folder of its own first. --expect fails unless each of those operations was
recorded and valid at least once.

A request with the header X-Catena-Test-Wrong, or one that met the simulator's fault "wrong", is wrong on purpose: only
its answer is looked at. An answer that another fault made is not looked at. What the example dialect may do is told in
tests/data/contract-relaxations.json.
"""

import argparse
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
WRONG_HEADER = "x-catena-test-wrong"

WRONG_FAULT = "wrong"
# Faults that do not touch the answer, or leave it as the contract has it.
HARMLESS_FAULTS = {WRONG_FAULT, "clock", "delay", "hold-before", "hold-after", "drip", "close-kept",
                   "change_despite_504"}

# What the gateway in front of the services answers, which the contract of the service does not tell of.
GATEWAY_STATUSES = {401, 404, 413, 429, 502, 504}

MAX_REPORTED = 40


def closed(schema):
    """The same schema with nothing allowed that it does not name."""
    if isinstance(schema, dict):
        schema = {key: closed(value) if key != "enum" else value for key, value in schema.items()}
        if "properties" in schema and "additionalProperties" not in schema:
            schema["additionalProperties"] = False
    elif isinstance(schema, list):
        schema = [closed(value) for value in schema]
    return schema


def opened(schema):
    """The same schema without the lists of words that the contract itself marks as open."""
    if isinstance(schema, dict):
        is_open = schema.get("x-open", False)
        return {key: opened(value) for key, value in schema.items() if not (is_open and key == "enum")}
    if isinstance(schema, list):
        return [opened(value) for value in schema]
    return schema


def relax(schemas, rows):
    for row in rows:
        assert row["reason"]
        schema = schemas[row["schema"]]
        member = row["member"]
        if member == "*":
            schema["additionalProperties"] = row["also"]
        elif member in schema["properties"]:
            schema["properties"][member] = {"anyOf": [schema["properties"][member], row["also"]]}
        else:
            schema["properties"][member] = row["also"]


class Contract:
    def __init__(self):
        self.bcs = json.loads((DATA / "bcs-v2.contract.json").read_text())
        self.iam = json.loads((DATA / "iam.contract.json").read_text())
        relaxations = json.loads((DATA / "contract-relaxations.json").read_text())
        self.operations = {}
        for path, methods in self.bcs["paths"].items():
            for method, operation in methods.items():
                self.operations[operation["operationId"]] = (method.upper(), path, operation)
        # Nothing in a request may be unknown; answers of the table dialect are held to the same.
        self.components = {}
        for dialect in ("table", "example"):
            schemas = copy.deepcopy(self.bcs["components"]["schemas"])
            relax(schemas, relaxations.get(dialect, []))
            self.components[dialect] = closed(opened({"schemas": schemas}))
        self.validators = {}

    def validator(self, key, schema, root):
        if key not in self.validators:
            whole = {**root, **closed(opened(schema))}
            jsonschema.Draft7Validator.check_schema(whole)
            self.validators[key] = jsonschema.Draft7Validator(whole)
        return self.validators[key]

    def complaints(self, key, schema, root, value):
        for error in self.validator(key, schema, root).iter_errors(value):
            where = "/".join(str(part) for part in error.absolute_path)
            yield f"{where or '(body)'}: {error.message[:300]}"

    # BCS

    def check_query(self, operation, query):
        known = {row["name"]: row for row in operation.get("parameters", []) if row["in"] == "query"}
        for name, text in query.items():
            if name not in known:
                yield f"query: {name} is unknown"
                continue
            schema = known[name]["schema"]
            if schema["type"] == "integer":
                if not re.fullmatch(r"-?\d+", text):
                    yield f"query: {name} is no number"
                    continue
                value = int(text)
            else:
                value = text
            for error in jsonschema.Draft7Validator(opened(schema)).iter_errors(value):
                yield f"query: {name}: {error.message}"
        for name, row in known.items():
            if row.get("required") and name not in query:
                yield f"query: {name} is missing"

    def check_bcs_request(self, line):
        method, path, operation = self.operations[line["operation"]]
        if (line["method"], line["path_template"]) != (method, path):
            yield f"{line['method']} {line['path_template']} is not {method} {path}"
        if re.search(r"[{} ]|//|/\.\.?/", line["path"]):
            yield f"path {line['path']} is not escaped"
        yield from self.check_query(operation, line["query"])
        body = operation.get("requestBody")
        if body is None:
            if line["request_body"] is not None:
                yield "a body where none belongs"
            return
        kind = (line["request_content_type"] or "").split(";")[0]
        if kind not in body["content"]:
            yield f"content type {kind} is not one of {', '.join(body['content'])}"
            return
        if kind != "application/json":
            return
        if line["request_body"] is None and body.get("required"):
            yield "the body is missing"
            return
        yield from self.complaints(("request", line["operation"]), body["content"][kind]["schema"],
                                   {"components": self.components["table"]}, line["request_body"])

    def check_bcs_answer(self, line):
        _, _, operation = self.operations[line["operation"]]
        status = line["status"]
        body = line["response_body"]
        root = {"components": self.components[line["dialect"]]}
        if status >= 400:
            schema = copy.deepcopy(self.bcs["components"]["schemas"]["ApiError"])
            if isinstance(body, dict) and str(body.get("error_code", "")).startswith("APIG"):
                schema["properties"]["request_id"] = {"type": "string", "minLength": 1}
                if status not in GATEWAY_STATUSES:
                    yield f"the gateway does not answer {status}"
                yield from self.complaints("gateway", schema, root, body)
                return
            if str(status) not in operation["responses"]:
                yield f"status {status} is not documented"
            yield from self.complaints("error", schema, root, body)
            return
        answer = operation["responses"].get(str(status))
        if answer is None:
            yield f"status {status} is not documented"
            return
        schema = answer.get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            return
        yield from self.complaints(("answer", line["dialect"], line["operation"], status), schema, root, body)

    # IAM

    def check_iam_request(self, line):
        row = self.iam[line["operation"]]
        for name in line["query"]:
            if name not in row["query"]:
                yield f"query: {name} is unknown"
        if "request" not in row:
            if line["request_body"] is not None:
                yield "a body where none belongs"
            return
        if not (line["request_content_type"] or "").startswith("application/json"):
            yield f"content type {line['request_content_type']} is not JSON"
        yield from self.complaints(("request", line["operation"]), row["request"], {}, line["request_body"])

    def check_iam_answer(self, line):
        row = self.iam[line["operation"]]
        if line["status"] >= 400:
            yield from (error.message for error in
                        jsonschema.Draft7Validator(self.iam["error"]).iter_errors(line["response_body"]))
            return
        if line["status"] != row["status"]:
            yield f"status {line['status']} is not {row['status']}"
        schema = {"projects": self.iam["projects"], **row["answer"]}
        yield from (error.message for error in
                    jsonschema.Draft7Validator(schema).iter_errors(line["response_body"]))

    def check(self, line):
        """What is wrong with an exchange."""
        bcs = line["cloud"] == "bcs"
        headers = {name.lower() for name in line["request_headers"]}
        meant = WRONG_HEADER in headers or WRONG_FAULT in line["faults"]
        if line["operation"] == "unknown":
            if not meant and line["status"] != 404:
                yield "nobody serves this path"
            return
        if not meant:
            checks = self.check_bcs_request(line) if bcs else self.check_iam_request(line)
            yield from (f"request: {text}" for text in checks)
        if all(fault in HARMLESS_FAULTS for fault in line["faults"]) and line["status"] != 0:
            checks = self.check_bcs_answer(line) if bcs else self.check_iam_answer(line)
            yield from (f"answer: {text}" for text in checks)


def find_files(names):
    for name in names:
        path = pathlib.Path(name)
        if path.is_dir():
            yield from sorted(path.glob("*.jsonl"))
        else:
            yield path


def validate(files, expected):
    contract = Contract()
    count = 0
    valid = set()
    complaints = []
    for path in files:
        with open(path, encoding="utf-8") as lines:
            for number, text in enumerate(lines, 1):
                line = json.loads(text)
                found = list(contract.check(line))
                count += 1
                complaints += [f"{path.name}:{number}: {line['operation']} ({line['status']}): {row}" for row in found]
                if not found and line["status"] in (200, 201) and not line["faults"]:
                    valid.add(line["operation"])
    for row in complaints[:MAX_REPORTED]:
        print(row)
    if len(complaints) > MAX_REPORTED:
        print(f"... and {len(complaints) - MAX_REPORTED} more")
    missing = sorted(set(expected) - valid)
    for name in missing:
        print(f"{name} was not recorded and valid")
    if count == 0:
        print("nothing was recorded")
    print(f"{count} exchanges, {len(valid)} operations, {len(complaints)} complaints")
    return 1 if complaints or missing or count == 0 else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--expect", default="", help="operations that have to be there, with commas between")
    parser.add_argument("--run", action="store_true", help="the rest is a program whose exchanges are validated")
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    expected = [name for name in arguments.expect.split(",") if name]
    if not arguments.run:
        return validate(find_files(arguments.rest), expected)

    with tempfile.TemporaryDirectory(prefix="catena-record-") as folder:
        environment = {**os.environ, "CATENA_TEST_RECORD_DIR": folder}
        result = subprocess.run(arguments.rest, env=environment, stdout=subprocess.DEVNULL, check=False)
        if result.returncode != 0:
            print(f"{arguments.rest[0]} failed: {result.returncode}")
            return 1
        return validate(find_files([folder]), expected)


if __name__ == "__main__":
    sys.exit(main())
