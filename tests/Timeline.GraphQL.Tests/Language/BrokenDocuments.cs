namespace Timeline.GraphQL.Tests.Language;

/// <summary>Texts that are not GraphQL, or only nearly, each broken in its own way.</summary>
internal static class BrokenDocuments
{
    public static readonly IReadOnlyList<string> All =
    [
        "", " ", "\n", "# only a comment", "\uFEFF", "{", "}", "{}", "{ }", "{ a", "{ a }}", "{ a { } }", "{ ...}", "{ ... }", "{ ...on }",
        "{ ...on on { a } }", "{ ... on { a } }", "fragment on on T { a }", "fragment A on T", "fragment A T { a }", "fragment A on T {}",
        "query", "query A", "query A {", "query A()", "query A() { a }", "query A($) { a }", "query A($a) { a }", "query A($a:) { a }",
        "query A($a: Int = ) { a }", "query A($a: Int = $b) { a }", "query A($a: [Int) { a }", "query A($a: Int!!) { a }", "query A($a: [Int = 1]) { a }",
        "query A($a: Int = [$b]) { a }", "query A($a: In = {x: $b}) { a }", "query A($a: Int @d(x: $b)) { a }", "query A($a: Int = $) { a }",
        "notAnOperation { a }", "notAnOperation", "extend", "extend { a }", "extend query { a }", "extend type", "extend type A", "extend schema", "extend scalar A",
        "extend union U =", "extend enum E {}", "extend input I {}", "extend interface I", "extend fragment A on T { a }", "extend directive @a on FIELD",
        "\"description\" { a }", "\"description\" extend type A { a: Int }", "\"description\"", "\"description\" foo", "\"a\" \"b\" type A", "\"\"\"a\"\"\" { a }",
        "\"described\" query A { a }", "\"described\" query { a }", "\"described\" fragment A on T { a }", "query (\"described\" $a: Int) { a }",
        "query A($a: Int \"described\") { a }", "{ \"described\" a }", "{ a(\"described\" b: 1) }",
        "{ a: }", "{ a: b: c }", "{ :a }", "{ a() }", "{ a(b) }", "{ a(b:) }", "{ a(b: ) }", "{ a(b: 1", "{ a(b: 1, }", "{ a(: 1) }", "{ a(b: [) }", "{ a(b: [1) }",
        "{ a(b: {) }", "{ a(b: {c}) }", "{ a(b: {c:}) }", "{ a(b: {c: 1) }", "{ a(b: {1: 1}) }", "{ a(b: $) }", "{ a(b: $1) }", "{ a(b: $$a) }", "{ a(b: @) }",
        "{ a @ }", "{ a @1 }", "{ a @b( }", "{ a @b() }", "{ @a }", "{ a @b { c } @d }", "{ a ! }", "{ a = 1 }", "{ a | b }", "{ a & b }", "{ 1 }", "{ 'a' }", "{ \"a\" }",
        "{ a(b: 00) }", "{ a(b: 01) }", "{ a(b: -) }", "{ a(b: -a) }", "{ a(b: --1) }", "{ a(b: +1) }", "{ a(b: 1.) }", "{ a(b: .1) }", "{ a(b: 1.a) }", "{ a(b: 1.e1) }",
        "{ a(b: 1e) }", "{ a(b: 1e+) }", "{ a(b: 1e1.1) }", "{ a(b: 1a) }", "{ a(b: 0x1) }", "{ a(b: 1_000) }", "{ a(b: 1.2.3) }", "{ a(b: 1e1e1) }", "{ a(b: 1..2) }", "{ a(b: -0.) }", "{ a(b: 1ę) }",
        "{ a(b: \"", "{ a(b: \"x", "{ a(b: \"x\n\") }", "{ a(b: \"x\r\") }", "{ a(b: \"\\\") }", "{ a(b: \"\\x\") }", "{ a(b: \"\\u\") }", "{ a(b: \"\\u12\") }", "{ a(b: \"\\u12G4\") }",
        "{ a(b: \"\\u{}\") }", "{ a(b: \"\\u{\") }", "{ a(b: \"\\u{110000}\") }", "{ a(b: \"\\u{D800}\") }", "{ a(b: \"\\u{00000041}\") }", "{ a(b: \"\\u{000000041}\") }", "{ a(b: \"\\u{FFFFFFFF}\") }",
        "{ a(b: \"\\u{12345678}\") }", "{ a(b: \"\\uD800\") }", "{ a(b: \"\\uDC00\") }", "{ a(b: \"\\uD83D\\uD83D\") }", "{ a(b: \"\\uD83Dx\") }", "{ a(b: \"\\uD83D\\uDE80\") }", "{ a(b: \"\\uD83D\\u\") }",
        "{ a(b: \"\\u{1F680}\") }", "{ a(b: \"\\ud83d\\ude80 \\u{0}\") }", "{ a(b: \"\u0007\") }", "{ a(b: \"\0\") }",
        "{ a(b: \"\"\"", "{ a(b: \"\"\"x", "{ a(b: \"\"\"x\"\") }", "{ a(b: \"\"\"x\n\n\"\" \"\"\") }", "{ a(b: \"\"\"\\\"\"\") }", "{ a(b: \"\"\"\"\"\"\"\") }", "{ a(b: \"\"\"\"\"\") }", "{ a(b: \"\"\"x\n\n\n", "\"\"\"\n\n\"\"\"\n\n{ 1 }",
        "{ a\u0000 }", "{ a\u0007b }", "{ a \u00A0 b }", "{ ünïcode }", "{ a\u2028b }", "{ 🚀 }", "# 🚀\n{ a } ?", "{ a } ?", "{ a } ~", "{ a ; b }", "{ a % b }", "{ a\\b }", "{ a `b` }", "{ a . b }", "{ a .. b }", "{ ..a }", "{ ....a }", "{ a <b> }",
        "{ a }\r\n\r\n}", "{ a }\r\r}", "{ a }\n\r}", "\r\n\r\n  ]", "{\r  a\r\n  b\n  ?\n}", "{ a } # c\r\n?", "\uFEFF{ a }\uFEFF ?", "{ a }\n\n\"\"\"\n\n\n\"\"\" ?", "{ a(x: \"\"\"\r\n\r\r\n\"\"\") ? }",
        "type", "type {", "type A {", "type A {}", "type A { a }", "type A { a: }", "type A { a: Int = 1 }", "type A { a(): Int }", "type A { a(b): Int }", "type A { a(b: Int = $c): Int }", "type A implements", "type A implements {", "type A implements B &", "type A implements & ", "type A implements B, C", "type A implements B C { a: Int }",
        "interface", "interface I {}", "union", "union U =", "union U = |", "union U = A |", "union U = A B", "union U = || A", "union U A", "enum", "enum E {}", "enum E { true }", "enum E { false }", "enum E { null }", "enum E { 1 }", "enum E { A: 1 }", "enum E { A = 1 }",
        "input", "input I {}", "input I { a }", "input I { a: }", "input I { a: Int = $b }", "input I { a(b: Int): Int }", "scalar", "scalar 1", "scalar A {}", "schema", "schema {}", "schema { query }", "schema { query: }", "schema { foo: Q }", "schema { query: [Q] }", "schema @a",
        "directive", "directive a on FIELD", "directive @a", "directive @a on", "directive @a on FOO", "directive @a on FIELD |", "directive @a on || FIELD", "directive @a on field", "directive @a() on FIELD", "directive @a repeatable FIELD", "directive @a on FIELD repeatable", "directive @a on QUERY QUERY", "directive @a(b: Int @a) on FIELD",
        "query A($a: Int) @d { a } }", "mutation", "subscription {", "query query query { a }", "query on { on }", "fragment fragment on fragment { fragment }", "{ ...on on A { b } }", "{ ...fragment }", "{ on }", "query A { a } fragment B on C { d } type D",
        "type A { a: [Int }", "type A { a: Int] }", "type A { a: [] }", "type A { a: !Int }", "type A { a: [Int!]! ! }",
    ];
}
