using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Walking;

/// <summary>
/// Everything that the program answers, asked by two administrators: one named in a private incident, and one who is not. The operations are made
/// from the schema and the paths from the program's own list, so that what is added later is asked too (ADR 32).
/// </summary>
public sealed partial class PrivateWalkTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Word = "Zyxmarker";

    // That somebody recorded something is no secret (docs/security.md): how far the work behind the record is counts every event, as the system does, and the audit has a line for it.
    private static readonly string[] Moving = ["projections", "audit", "system"];

    // What would change who sees it; and the one way in that there is for an administrator.
    private static readonly string[] Rights = ["makeIncidentPublic", "removeAccess", "takeAccess"];

    // Texts that are kept and shown nowhere, each with why.
    private static readonly string[] Unshown =
    [
        "setMilestone", // the reason of a milestone that no entry shows
        "declareIncident", // changeTitle came after it
        "untagEntry", "untagIncident", "changeKind", // nothing has the tag and it is of that kind: nothing is recorded
        "retractLesson", // what was retracted is not listed
    ];

    [Fact]
    public async Task Nothing_of_a_private_incident_is_in_any_answer_to_somebody_who_is_not_named()
    {
        var people = new SignedInPeople(timeline);
        var (named, stranger) = (await people.SignInAsync("ADMINISTRATOR"), await people.SignInAsync("ADMINISTRATOR"));
        var third = await people.SignInAsync("RESPONDER");
        using var hers = named.Http(timeline.Root);
        using var theirs = stranger.Http(timeline.Root);
        var walk = new SchemaWalk(await hers.AskAsync(SchemaWalk.Introspection));
        var open = (await hers.DoAsync("declareIncident", new { title = "A public one" }, "incident { id }")).Text("incident.id")!;
        await hers.DoAsync("logEntry", new { incidentId = open, text = "For everybody." }, "entry { id }");

        List<WalkedOperation> lists = [.. walk.Queries(new([], Text: null)), .. walk.Queries(new([], Word))];
        Assert.True(lists.Count > 30, $"only {lists.Count} operations were made");
        await CaughtUpAsync(hers);
        var (strangersBefore, hersBefore) = (await AskAllAsync(theirs, lists), await AskAllAsync(hers, lists));

        var record = await new MarkedIncident(hers, walk, Word, third.PersonId, Rights).RecordAsync();
        await Until.GoodAsync(
            () => hers.AskAsync("query($filter: LessonFilter) { lessons(filter: $filter) { totalCount } }", new { filter = new { text = Word } }), found => found.Number("lessons.totalCount") > 0);

        await CaughtUpAsync(hers);

        // Lists and counts.
        var (strangersAfter, hersAfter) = (await AskAllAsync(theirs, lists), await AskAllAsync(hers, lists));
        foreach (var (operation, index) in lists.Select((operation, index) => (operation, index)))
        {
            // What was looked for may be told back: then it is told as before there was anything to find.
            if (!operation.Variables.Values.Any(value => JsonSerializer.Serialize(value).Contains(Word, StringComparison.Ordinal)))
                Nothing(strangersAfter[index], operation, record);
            if (!Moving.Contains(operation.Field))
                Assert.True(strangersBefore[index] == strangersAfter[index], $"{operation}\n{strangersBefore[index]}\n{strangersAfter[index]}");
        }

        Assert.Contains(lists.Index(), one => hersBefore[one.Index] != hersAfter[one.Index] && one.Item.Field == "incidents");
        Assert.Contains(lists.Index(), one => hersBefore[one.Index] != hersAfter[one.Index] && one.Item.Field == "lessons");

        // Whatever takes an id, and every command.
        var seen = string.Concat(hersAfter);
        var dead = new HashSet<(string Field, string Id)>();
        foreach (var (id, unknown) in record.Ids)
        {
            // Where nothing is answered, nothing lies below.
            var asked = walk.Queries(new([id], Text: null)).GroupBy(operation => operation.Field).ToList();
            var unknowns = walk.Queries(new([unknown], Text: null)).ToLookup(operation => operation.Field);
            var commands = walk.Whole("Mutation", new([id], Text: null), depth: 2).Where(command => !Rights.Contains(command.Field)).ToList();
            var unknownCommands = walk.Whole("Mutation", new([unknown], Text: null), depth: 2).Where(command => !Rights.Contains(command.Field)).ToList();
            if (id == record.Ids[0].Id)
                seen += string.Concat(await AskAllAsync(hers, asked.SelectMany(field => field)));
            foreach (var (operation, twin) in asked.SelectMany(field => field.Zip(unknowns[field.Key])).Concat(commands.Zip(unknownCommands)))
            {
                if (dead.Contains((operation.Field, id)))
                    continue;
                var answer = await AskAsync(theirs, operation);
                if (IsNothing(answer))
                    dead.Add((operation.Field, id));
                Nothing(Without(answer, id, unknown), operation, record);
                Assert.True(Without(answer, id, unknown) == Without(await AskAsync(theirs, twin), id, unknown), $"{operation}\n{answer}");
            }
        }

        // Documents and whatever else has an address.
        foreach (var path in Paths())
        {
            foreach (var (id, unknown) in record.Ids)
            {
                var (status, body) = await GetAsync(theirs, path(id));
                Nothing(Without(body, id, unknown), new(path(id), path(id), new Dictionary<string, object?>()), record);
                var (twin, text) = await GetAsync(theirs, path(unknown));
                Assert.True(status == twin && Without(body, id, unknown) == Without(text, id, unknown), $"{path(id)}: {status} {body}\n{path(unknown)}: {twin} {text}");
                seen += await GetAsync(hers, path(id)) is { Status: HttpStatusCode.OK } found && found.Body.Contains(Word, StringComparison.Ordinal) ? $"{path("KEY")} was read. {found.Body}" : "";
            }
        }

        Assert.Contains("/incidents/KEY/postmortem.md was read", seen, StringComparison.Ordinal);
        Assert.All(record.Marks, mark => Assert.True(
            Unshown.Contains(mark.Key) || seen.Contains(mark.Value, StringComparison.OrdinalIgnoreCase), $"what {mark.Key} recorded is shown by no field, not even to those named: show it, or say in Unshown why not"));

        // Cancelled, it stays as hidden.
        await hers.DoAsync("cancelIncident", new { incidentId = record.Ids[0].Id, reason = $"{Word} mistake" }, "incident { id }");
        await CaughtUpAsync(hers);
        foreach (var operation in lists.Where(one => one.Variables.Count == 0).Concat(walk.Queries(new([record.Ids[0].Id, record.Ids[1].Id], Text: null))))
            Nothing(Without(await AskAsync(theirs, operation), record.Ids[0].Id, record.Ids[1].Id), operation, record);
    }

    // What follows behind the record says how far it is.
    private static Task<JsonElement> CaughtUpAsync(TimelineClient administrator) => Until.GoodAsync(
        () => administrator.AskAsync("{ projections { lag } }"), found => found.At("projections").EnumerateArray().All(projection => projection.Number("lag") == 0));

    [Fact]
    public async Task Nothing_of_it_comes_over_a_subscription_either()
    {
        var people = new SignedInPeople(timeline);
        var (named, stranger) = (await people.SignInAsync("ADMINISTRATOR"), await people.SignInAsync("ADMINISTRATOR"));
        var third = await people.SignInAsync("RESPONDER");
        using var hers = named.Http(timeline.Root);
        var walk = new SchemaWalk(await hers.AskAsync(SchemaWalk.Introspection));
        var record = await new MarkedIncident(hers, walk, Word, third.PersonId, Rights).RecordAsync();
        var open = (await hers.DoAsync("declareIncident", new { title = "Heard by all" }, "incident { id }")).Text("incident.id")!;
        List<WalkedOperation> operations =
        [
            .. walk.Whole("Subscription", new([], Text: null), depth: 3),
            .. record.Ids.SelectMany(id => walk.Whole("Subscription", new([id.Id], Text: null), depth: 3)),
            .. walk.Whole("Subscription", new([open], Text: null), depth: 3),
        ];
        Assert.Equal(walk.Roots("Subscription").Order(), operations.Select(operation => operation.Field).Distinct().Order());

        await using var heard = new Listening(await stranger.ConnectAsync(timeline.Root));
        await using var control = new Listening(await named.ConnectAsync(timeline.Root));
        foreach (var (index, operation) in operations.Index())
        {
            await heard.StartAsync($"{index}", operation);
            await control.StartAsync($"{index}", operation);
        }

        var boards = operations.Index().Where(one => one.Item.Variables.Count == 0).Select(one => $"\"{one.Index}\"").ToList();
        await Until.GoodAsync(
            async () =>
            {
                await hers.DoAsync("logEntry", new { incidentId = record.Ids[0].Id, text = $"{Word} again" }, "entry { id }");
                await hers.DoAsync("logEntry", new { incidentId = open, text = "Once more." }, "entry { id }");
                return (heard.All, control.All);
            },
            all => boards.TrueForAll(id => all.Item1.Any(message => message.Contains($"\"id\":{id}", StringComparison.Ordinal) && message.Contains("Heard by all", StringComparison.Ordinal)))
                && all.Item2.Any(message => message.Contains($"{Word} again", StringComparison.Ordinal)));
        Assert.All(heard.All, message => Nothing(record.Ids.Aggregate(message, (text, id) => Echoed(text, id.Id)), operations[0], record));
    }

    // The one who asked is told what they asked for.
    private static string Echoed(string message, string id) => message.Contains("\"type\":\"error\"", StringComparison.Ordinal) || message.Contains("\"errors\"", StringComparison.Ordinal)
        ? message.Replace(id, "ID", StringComparison.Ordinal)
        : message;

    private static void Nothing(string answer, WalkedOperation operation, MarkedRecord record)
    {
        Assert.False(answer.Contains(Word, StringComparison.OrdinalIgnoreCase), $"{operation}\n{answer}");
        Assert.All(record.Ids, id => Assert.False(answer.Contains($"\"{id.Id}\"", StringComparison.Ordinal), $"{operation}\n{answer}"));
    }

    private static bool IsNothing(string answer) => answer.Contains("\"data\":null", StringComparison.Ordinal)
        || (JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("data").EnumerateObject().Single().Value is var found
            && (found.ValueKind == JsonValueKind.Null || (found.ValueKind == JsonValueKind.Array && found.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Null))));

    private static string Without(string answer, string id, string unknown) =>
        answer.Replace(unknown, "ID", StringComparison.OrdinalIgnoreCase).Replace(id, "ID", StringComparison.OrdinalIgnoreCase);

    private static async Task<string[]> AskAllAsync(TimelineClient client, IEnumerable<WalkedOperation> operations)
    {
        var answers = new List<string>();
        foreach (var operation in operations)
            answers.Add(await AskAsync(client, operation));
        return [.. answers];
    }

    private static async Task<string> AskAsync(TimelineClient client, WalkedOperation operation)
    {
        var answer = await client.SendAsync(operation.Query, operation.Variables);
        var refused = answer.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().Select(error => error.TryGetProperty("extensions", out var more) ? more.Text("code") : "").ToList() : [];
        // An operation that is not executed would show nothing to anybody.
        Assert.True(!refused.Exists(code => code is "" or "OPERATION_TOO_LARGE" or "INTERNAL_ERROR" or "VALIDATION_FAILED" or "GRAPHQL_VALIDATION_FAILED" or "FORBIDDEN"), $"{operation}\n{answer}");
        return TraceId().Replace(answer.ToString(), "\"traceId\":\"\"");
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(TimelineClient client, string path)
    {
        using var response = await client.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("\"traceId\":\"[0-9a-f]+\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TraceId();

    // Every path with a parameter, as a function of what stands in it.
    private IEnumerable<Func<string, string>> Paths() => timeline.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.Parameters.Count > 0 && !endpoint.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll))
        .Select(endpoint => endpoint.RoutePattern)
        .Select(pattern => new Func<string, string>(value => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => value,
        }))))));
}
