#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the requests that draft-bodies prints to the contract, and to what the reference says of members that depend
on others. Usage: check-draft-contract.py DRAFT-BODIES CONTRACT. Speaks TAP."""

import json
import subprocess
import sys

import jsonschema

ENOUGH = 300


def load_schema(path):
    with open(path, encoding="utf-8") as file:
        contract = json.load(file)
    schema = contract["paths"]["/v2/{project_id}/blockchains"]["post"]["requestBody"]
    schema = dict(schema["content"]["application/json"]["schema"])
    schema["components"] = contract["components"]
    return schema


def resolve(schema, root):
    while "$ref" in schema:
        target = root
        for part in schema["$ref"].lstrip("#/").split("/"):
            target = target[part]
        schema = target
    return schema


def members_of_schema(schema, root, prefix=""):
    schema = resolve(schema, root)
    if schema.get("type") == "array":
        return members_of_schema(schema["items"], root, prefix)
    members = set()
    for name, inner in schema.get("properties", {}).items():
        members.add(prefix + name)
        members |= members_of_schema(inner, root, prefix + name + ".")
    return members


def members_of_body(value, prefix=""):
    if isinstance(value, list):
        return set().union(*[members_of_body(item, prefix) for item in value])
    members = set()
    if isinstance(value, dict):
        for name, inner in value.items():
            members.add(prefix + name)
            members |= members_of_body(inner, prefix + name + ".")
    return members


def find_broken_dependencies(body):
    has = body.__contains__
    invitee = body.get("is_invitee", False)
    edge = body["cluster_type"] == "ief"
    volume = body.get("volume_type")
    new = body["create_new_cluster"]
    node_password = body.get("cce_create_info", {}).get("init_node_pwd", "")
    orgs = {org["name"] for org in body["peer_orgs"]}
    expected = {
        "cce_cluster_info goes with an existing cluster": has("cce_cluster_info") == (not new and not edge),
        "cce_create_info goes with a new cluster": has("cce_create_info") == new,
        "a new cluster is a CCE cluster": not (new and edge),
        "ief_nodes_info goes with ief": has("ief_nodes_info") == edge,
        "ief_deploy_mode goes with ief": has("ief_deploy_mode") == edge,
        "volume_type goes with cce": has("volume_type") != edge,
        "use_eip goes with cce": has("use_eip") != edge,
        "evs_disk_type goes with evs": has("evs_disk_type") == (volume == "evs"),
        "turbo_info goes with efs": has("turbo_info") == (volume == "efs"),
        "couchdb_info goes with couchdb": has("couchdb_info") == (body["database_type"] == "couchdb"),
        "bandwidth_size goes with use_eip": has("bandwidth_size") == body.get("use_eip", False),
        "invitor_infos goes with is_invitee": has("invitor_infos") == invitee,
        "an invitee orders nothing": has("orderer_node_number") != invitee,
        "an invitee has no block settings": has("block_info") != invitee,
        "an invitee has no channels": not (invitee and has("channels")),
        "Fabric 1.4 is for invitees": body["fabric_version"] == "2.2" or invitee,
        "channels have organizations of the service":
            all(channel["org_names"] and set(channel["org_names"]) <= orgs for channel in body.get("channels", [])),
        "the node password is a crypt": not new or node_password.startswith("JDYk"),
    }
    return [what for what, holds in expected.items() if not holds]


def check_bodies(bodies, schema):
    validator = jsonschema.Draft7Validator(schema)
    known = members_of_schema(schema, schema)
    problems = []
    for body in bodies:
        found = [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(body)]
        found += [f"{name} is not in the contract" for name in members_of_body(body) - known]
        found += find_broken_dependencies(body)
        if found:
            problems.append((found, body))
    return problems


def report(number, what, problems):
    print(f"{'not ok' if problems else 'ok'} {number} {what}")
    for problem in problems[:5]:
        print(f"# {problem}")


def main():
    program, contract = sys.argv[1:]
    schema = load_schema(contract)
    output = subprocess.run([program], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    lines = [json.loads(line) for line in output.splitlines()]
    right = [line["body"] for line in lines if line["errors"] == 0]
    sent = set().union(*[members_of_body(body) for body in right]) if right else set()
    missing = members_of_schema(schema, schema) - sent

    print("1..4")
    report(1, "there are enough drafts without errors",
           [] if len(right) >= ENOUGH else [f"{len(right)} of {len(lines)}"])
    report(2, "every request of a draft without errors obeys the contract", check_bodies(right, schema))
    report(3, "every member of the contract is sent by one of them", sorted(missing))
    # A check that lets everything through would be none.
    changes = [{"version_type": "4"}, {"name": "a_b"}, {"unknown": 1},
               {"create_new_cluster": not right[0]["create_new_cluster"]}]
    broken = [{**right[0], **change} for change in changes]
    report(4, "broken requests are found",
           [] if len(check_bodies(broken, schema)) == len(broken) else ["some were let through"])


if __name__ == "__main__":
    main()
