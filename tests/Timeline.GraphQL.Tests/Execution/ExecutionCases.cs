namespace Timeline.GraphQL.Tests.Execution;

internal sealed record ExecutionCase(string Query, string? Variables = null, string? OperationName = null);

/// <summary>Requests to the library that reach every part of execution.</summary>
internal static class ExecutionCases
{
    private const string Filter = "query ($f: WorkFilter) { echoFilter(value: $f) }";

    public static readonly IReadOnlyList<ExecutionCase> All =
    [
        .. Selections(),
        .. Failures(),
        .. Literals(),
        .. Variables(),
        .. InputObjects(),
        .. Conditions(),
        .. Requests(),
    ];

    /// <summary>Where GraphQL.NET answers otherwise than the reference; docs/api.md lists what of it clients may meet.</summary>
    public static readonly HashSet<ExecutionCase> Differing =
    [
        // Types of introspection come in another order.
        new("{ __schema { description queryType { name } mutationType { name } subscriptionType { name } types { name kind } } }"),
        // Not in GraphQL-Parser 9: escapes of characters beyond 16 bits, and descriptions on operations.
        new("{ echoString(value: \"a \\\"b\\\" \\u{1F680}\") }"),
        new("\"Described.\" query A(\"The value.\" $v: Int = 1) { echoInt(value: $v) }"),
        // A number that is no integer of 28 digits is no ID.
        new("query ($v: ID) { echoId(value: $v) }", """{"v":1e30}"""),
        // Null for what may not be null is refused before anything is executed.
        new("query ($v: Int = 5) { echoIntRequired(value: $v) }", """{"v":null}"""),
        new("query ($t: String) { echoFilter(value: {title: $t}) }", """{"t":null}"""),
        new("query ($b: Boolean = true) { people { id ... @include(if: $b) { name } } }", """{"b":null}"""),
        Conditions().Single(request => request.Variables == """{"a":true,"b":null}"""),
    ];

    private static IEnumerable<ExecutionCase> Selections() =>
    [
        new("{ __typename }"),
        new("{ works { __typename ... on Book { title pages rating inPrint genre published tags oldTitle } ... on Film { title minutes } } }"),
        new("{ titled { id title __typename } slowWorks { ... on Titled { title } ... on Node { id } } }"),
        new("{ node(id: \"p1\") { id __typename ... on Person { name born spouse { name spouse { name } } } ... on Book { title } } }"),
        new("{ a: node(id: 1) { id } b: node(id: \"b1\") { id } c: node(id: \"b1\") { ... on Titled { title } } }"),
        new("{ nodes(ids: [\"b1\", \"nothing\", \"p2\"]) { id } one: nodes(ids: \"f1\") { id } }"),
        new("{ people { id works { ... on Book { title } ... on Film { title } } books: works(kind: BOOK) { __typename } films: works(kind: FILM) { __typename } all: works(kind: null) { __typename } } }"),
        new("{ people { later { later { name } } } slowWorks { __typename } }"),
        new("{ works(first: 1) { ... on Book { chapters { number heading book { id } } more: chapters(first: 4) { number } none: chapters(first: null) { number } zero: chapters(first: 0) { number } } } }"),
        new("{ works { ...B ...F } } fragment B on Book { id ...T author { name } } fragment T on Titled { title id } fragment F on Film { director { ...P } } fragment P on Person { name works { ...T } }"),
        new("{ works { ... on Book { author { id } } ... on Book { author { name } } ...X } } fragment X on Book { author { spouse { id } } }"),
        new("{ b: works { ... on Book { z: title y: id x: pages } } a: works { ... on Book { x: pages y: id z: title } } }"),
        new("{ t: __typename ... { u: __typename } ... on Query { v: __typename } }"),
        new("{ __type(name: \"Book\") { name kind fields(includeDeprecated: true) { name isDeprecated deprecationReason args(includeDeprecated: true) { name defaultValue type { name kind ofType { name } } } } interfaces { name } } }"),
        new("{ __type(name: \"Book\") { fields { name args { name } } } genre: __type(name: \"Genre\") { enumValues { name } all: enumValues(includeDeprecated: true) { name description deprecationReason } } }"),
        new("{ __type(name: \"Nothing\") { name } work: __type(name: \"Work\") { possibleTypes { name } fields { name } } node: __type(name: \"Node\") { possibleTypes { name } interfaces { name } } }"),
        new("{ __type(name: \"WorkFilter\") { inputFields { name defaultValue type { kind name ofType { kind name } } } isOneOf } pick: __type(name: \"Pick\") { isOneOf kind } date: __type(name: \"Date\") { specifiedByURL kind isOneOf } }"),
        new("{ __schema { description queryType { name } mutationType { name } subscriptionType { name } types { name kind } } }"),
        new("query ($d: Boolean!) { __type(name: \"Book\") { fields(includeDeprecated: $d) { name } } }", """{"d":true}"""),
    ];

    private static IEnumerable<ExecutionCase> Failures() =>
    [
        new("{ trouble { fine nothing } }"),
        new("{ trouble { fine required } }"),
        new("{ trouble { fine refuses also: fine } }"),
        new("{ trouble { refusesLater fine } }"),
        new("{ trouble { refusesRequired } troubleRequired { fine } }"),
        new("{ troubleRequired { required } }"),
        new("{ troubleRequired { refusesRequired fine } trouble { fine } }"),
        new("{ trouble { strings stringsRequired } again: trouble { stringsStrict } }"),
        new("{ trouble { troubles { fine } all: troubles { required fine } } }"),
        new("{ trouble { troublesRequired { fine } all: troublesRequired { required } } }"),
        new("{ trouble { inner { innerRequired { required } } } }"),
        new("{ trouble { innerRequired { innerRequired { refusesRequired } } fine } }"),
        new("{ troubleRequired { innerRequired { innerRequired { refusesRequired } } fine } }"),
        new("{ trouble { innerLater { innerLater { required } fine } } }"),
        new("{ trouble { innerLater { refusesLater refuses required } } }"),
        new("{ trouble { badInt bigInt badFloat badEnum badList fine } }"),
        new("{ trouble { notAList } }"),
        new("{ trouble { a: refuses b: refuses ...F } } fragment F on Trouble { a: refuses c: refuses }"),
        new("{ trouble { x: inner { a: required } y: inner { b: refuses c: required d: refuses } } }"),
        new("mutation { a: add(by: 1) { total } b: addLater(by: 10) { total } c: add(by: 100) { total } }"),
        new("mutation { a: add(by: 1) { total } refuse { total } b: add(by: 1) { total } }"),
        new("mutation { a: add(by: 1) { total } refuseRequired { total } b: add(by: 1) { total } }"),
        new("mutation { add(by: 5) { total __typename } __typename }"),
    ];

    private static IEnumerable<ExecutionCase> Literals() => new[]
    {
        "echoInt", "echoInt(value: 1)", "echoInt(value: null)", "echoInt(value: -2147483648)", "echoInt(value: 2147483648)", "echoInt(value: 1.0)", "echoInt(value: \"1\")", "echoInt(value: true)",
        "echoIntRequired(value: 7)", "echoIntRequired", "echoIntRequired(value: null)", "echoFloat(value: 1)", "echoFloat(value: 1.25)", "echoFloat(value: -1e3)", "echoFloat(value: \"1\")", "echoFloat(value: 123456789012)",
        "echoString", "echoString(value: null)", "echoString(value: \"a \\\"b\\\" \\u{1F680}\")", "echoString(value: \"\"\"\n  block\n    text\n\"\"\")", "echoString(value: 1)", "echoString(value: A)", "echoString(value: [\"a\"])",
        "echoBoolean(value: true)", "echoBoolean(value: false)", "echoBoolean(value: 1)", "echoBoolean(value: \"true\")", "echoId(value: \"x\")", "echoId(value: 12)", "echoId(value: 12345678901234567890)", "echoId(value: 1.5)", "echoId(value: true)",
        "echoGenre", "echoGenre(value: NOVEL)", "echoGenre(value: null)", "echoGenre(value: NOVELL)", "echoGenre(value: \"NOVEL\")", "echoGenre(value: SEV1_STORY)", "echoGenre(value: 1)",
        "echoDate(value: \"2014-05-13\")", "echoDate(value: \"2014-05-1\")", "echoDate(value: 5)", "echoDate(value: true)", "echoDate(value: null)",
        "echoList(value: [1, null, 3])", "echoList(value: 5)", "echoList(value: [])", "echoList(value: null)", "echoList(value: [1, \"2\"])", "echoList(value: [[1]])", "echoStrict(value: [1, null])", "echoStrict(value: [1])", "echoStrict(value: 1)",
        "echoMatrix", "echoMatrix(value: [[1, 2], null, []])", "echoMatrix(value: 3)", "echoMatrix(value: [3, 4])", "echoMatrix(value: null)", "echoMatrix(value: [[null]])",
        "echoFilter(value: {})", "echoFilter(value: {title: \"t\", genre: null, ids: [1, \"b\"], nested: {minPages: 3, nested: {}}})", "echoFilter(value: {title: null})", "echoFilter(value: {nope: 1})", "echoFilter(value: {minPages: \"1\"})", "echoFilter(value: {published: \"2014-05-13\"})", "echoFilter(value: {published: \"x\"})", "echoFilter(value: 1)", "echoFilter(value: [{}])",
        "echoFilters(value: {})", "echoFilters(value: [{}, {title: \"x\"}])", "echoFilters(value: [null])",
        "echoPick(value: {id: 1})", "echoPick(value: {title: \"x\"})", "echoPick(value: {id: 1, title: \"x\"})", "echoPick(value: {})", "echoPick(value: {id: null})", "echoPick(value: null)", "pick(by: {title: \"Rain\"}) { ... on Film { id } }", "pick(by: {id: \"b2\"}) { ... on Book { title } }",
        "works(first: null) { __typename }", "works(first: 0) { __typename }", "unknown", "echoInt { a }", "works", "echoInt(valu: 1)", "echoInt(value: $x)",
    }.Select(field => new ExecutionCase("{ " + field + " }"));

    private static IEnumerable<ExecutionCase> Variables()
    {
        var values = new[]
        {
            "null", "1", "1.0", "1.5", "-0", "2147483648", "1e3", "1e30", "\"1\"", "\"\"", "\"NOVEL\"", "\"2014-05-13\"", "\"long \\\"text\\\" with ünïcode 🚀\"", "true", "false", "[]", "[1]", "[1,null]", "[\"a\",\"b\"]", "[[1,2],null,[null]]",
            "[1,2,3,4,5,6,7,8,9,10,11]", "[1,2,3,4,5,6,7,8,9,10,11,12]", "{}", "{\"a\":1}", "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}", "[[[[1]]]]",
        };
        var fields = new[]
        {
            ("Int", "echoInt"), ("Int!", "echoIntRequired"), ("Float", "echoFloat"), ("String", "echoString"), ("Boolean", "echoBoolean"), ("ID", "echoId"), ("Genre", "echoGenre"), ("Date", "echoDate"),
            ("[Int]", "echoList"), ("[Int!]", "echoList"), ("[Int!]!", "echoList"), ("[Int!]", "echoStrict"), ("[[Int!]]!", "echoMatrix"), ("[[Int!]!]!", "echoMatrix"), ("WorkFilter", "echoFilter"), ("[WorkFilter!]", "echoFilters"), ("Pick", "echoPick"),
        };
        foreach (var (type, field) in fields)
        {
            yield return new($"query ($v: {type}) {{ {field}(value: $v) }}");
            yield return new($"query ($v: {type}) {{ {field}(value: $v) }}", """{"other":1}""");
            foreach (var value in values)
                yield return new($"query ($v: {type}) {{ {field}(value: $v) }}", $$"""{"v":{{value}}}""");
        }

        yield return new("query ($v: Int = 5) { echoInt(value: $v) }");
        yield return new("query ($v: Int = 5) { echoInt(value: $v) }", """{"v":null}""");
        yield return new("query ($v: Int = 5) { echoIntRequired(value: $v) }");
        yield return new("query ($v: Int = 5) { echoIntRequired(value: $v) }", """{"v":null}""");
        yield return new("query ($v: String) { echoString(value: $v) a: echoList(value: [1]) }");
        yield return new("query ($v: Int, $w: Int) { echoList(value: [1, $v, $w]) }", """{"w":2}""");
        yield return new("query ($v: Int!) { echoStrict(value: [1, $v]) }", """{"v":2}""");
        yield return new("query ($v: Int!, $w: Boolean!) { echoStrict(value: [1, $v]) echoBoolean(value: $w) }");
        yield return new("query ($f: [Int!] = [1, 2]) { echoList(value: $f) echoStrict(value: $f) }");
        yield return new("query ($g: Genre = POETRY, $d: Date = \"2020-02-29\") { echoGenre(value: $g) echoDate(value: $d) }");
        yield return new("query ($v: Missing) { echoInt(value: $v) }");
        yield return new("query ($v: Book) { echoInt(value: $v) }");
        yield return new("query ($v: [Int]) { echoInt(value: $v) }");
    }

    private static IEnumerable<ExecutionCase> InputObjects() =>
    [
        new(Filter, """{"f":{"title":"x","nested":{"nested":{"minPages":1}},"ids":"one"}}"""),
        new(Filter, """{"f":{"title":null}}"""),
        new(Filter, """{"f":{"genre":"POEM","minPages":"3","ids":[1,true,null],"titel":"x","nested":{"minPages":1.5}}}"""),
        new(Filter, """{"f":{"published":"then","nested":{"published":5}}}"""),
        new(Filter, """{"f":{"genre":null,"ids":null,"nested":null}}"""),
        new(Filter, """{"f":"text"}"""),
        new("query ($m: Int, $t: String!) { echoFilter(value: {minPages: $m, title: $t, nested: {minPages: $m}}) }", """{"t":"x"}"""),
        new("query ($m: Int, $t: String!) { echoFilter(value: {minPages: $m, title: $t}) }", """{"t":"x","m":null}"""),
        new("query ($t: String) { echoFilter(value: {title: $t}) }"),
        new("query ($t: String) { echoFilter(value: {title: $t}) }", """{"t":null}"""),
        new("query ($i: ID!) { echoPick(value: {id: $i}) }", """{"i":7}"""),
        new("query ($i: ID) { echoPick(value: {id: $i}) }", """{"i":7}"""),
        new("query ($p: Pick!) { pick(by: $p) { ... on Book { id } ... on Film { id } } }", """{"p":{"title":"Dunes"}}"""),
        new("query ($p: Pick!) { pick(by: $p) { __typename } }", """{"p":{"title":"Dunes","id":"b1"}}"""),
        new("query ($p: Pick!) { pick(by: $p) { __typename } }", """{"p":{}}"""),
        new("query ($p: Pick!) { pick(by: $p) { __typename } }", """{"p":{"id":null}}"""),
        new("query ($p: Pick!) { pick(by: $p) { __typename } }", """{"p":{"id":null,"title":"Dunes"}}"""),
        new("query ($p: Pick!) { pick(by: $p) { __typename } }", """{"p":{"title":null,"id":null}}"""),
        new("query ($p: Pick!) { pick(by: $p) { __typename } }", """{"p":{"id":[]}}"""),
        new("query ($p: Pick!) { pick(by: $p) { __typename } }", """{"p":{"nope":1}}"""),
        new("query ($fs: [WorkFilter!]) { echoFilters(value: $fs) }", """{"fs":[{},{"nested":{"title":5}},null,7]}"""),
    ];

    private static IEnumerable<ExecutionCase> Conditions()
    {
        const string Query = "query ($a: Boolean!, $b: Boolean = false) { one: echoInt @include(if: $a) two: echoInt @skip(if: $a) three: echoInt @include(if: $a) @skip(if: $b) ...F @include(if: $b) ... @skip(if: $b) { four: echoInt } people { name @include(if: $a) id } } fragment F on Query { five: echoInt six: echoInt @skip(if: $a) }";
        foreach (var variables in new[] { """{"a":true}""", """{"a":false}""", """{"a":true,"b":true}""", """{"a":false,"b":true}""", """{}""", """{"a":1}""", """{"a":null}""", """{"a":true,"b":null}""" })
            yield return new(Query, variables);
        yield return new("{ echoInt @skip(if: true) }");
        yield return new("{ a: echoInt @include(if: false) b: echoInt @include(if: true) @skip(if: false) ... @skip(if: true) { c: echoInt } }");
        yield return new("query ($b: Boolean = true) { people { id ... @include(if: $b) { name } } }", """{"b":null}""");
        yield return new("{ people { ...F @skip(if: true) ...F } } fragment F on Person { id }");
        yield return new("{ people { ...F ...F @skip(if: true) } } fragment F on Person { id }");
    }

    private static IEnumerable<ExecutionCase> Requests() =>
    [
        new("query A { a: echoInt } query B { b: echoInt }", OperationName: "B"),
        new("query A { a: echoInt } query B { b: echoInt }"),
        new("query A { a: echoInt }", OperationName: "C"),
        new("fragment F on Query { __typename }"),
        new("{ a }"),
        new("{"),
        new(""),
        new("\"Described.\" query A(\"The value.\" $v: Int = 1) { echoInt(value: $v) }"),
    ];
}
