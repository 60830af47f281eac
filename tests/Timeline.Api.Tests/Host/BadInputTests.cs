using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Host;

public sealed class BadInputTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Theory]
    [InlineData("{\"query\": ")]
    [InlineData("[1, 2]")]
    [InlineData("{\"query\": 5}")]
    [InlineData("{\"query\": \"{ viewer {\"}")]
    [InlineData("{\"query\": \"{ nothingOfTheKind }\"}")]
    [InlineData("{\"query\": \"{ viewer { name } }\", \"variables\": 7}")]
    [InlineData("{\"query\": \"\\ud800\"}")]
    [InlineData("")]
    public async Task A_body_that_is_no_request_gets_a_clear_error(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK, response.StatusCode.ToString());
        Assert.NotEmpty(answer.Text("errors.0.message")!);
        Assert.False(answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused_with_the_limit()
    {
        using var content = new StringContent($"{{\"query\": \"{new string('x', 10_000_000)}\"}}", Encoding.UTF8, "application/json");
        using var response = await _client.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("4000000", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-an-id")]
    [InlineData("INC-99999")]
    [InlineData("01980000-0000-7000-8000-000000000000")]
    [InlineData("INC-99999999999999999999")]
    [InlineData("")]
    public async Task An_unknown_incident_is_named_in_the_rejection(string incidentId)
    {
        var error = (await _client.MutateAsync("logEntry", new { incidentId, text = "Lost." })).At("error");
        Assert.Equal("INCIDENT_NOT_FOUND", error.Text("code"));
        Assert.Equal("incidentId", error.Text("field"));
        Assert.Contains($"\"{incidentId}\"", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amendEntry", "entryId", "ENTRY_NOT_FOUND")]
    [InlineData("retractEntry", "entryId", "ENTRY_NOT_FOUND")]
    public async Task An_entry_that_is_no_id_is_named_in_the_rejection(string mutation, string field, string code)
    {
        var incidentId = await _client.DeclareAsync();
        var error = (await _client.MutateAsync(mutation, new { incidentId, entryId = "first", reason = "Why not." })).At("error");
        Assert.Equal(code, error.Text("code"));
        Assert.Equal(field, error.Text("field"));
        Assert.Contains("\"first\"", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z", "TIME_OUT_OF_RANGE")]
    [InlineData("0001-01-01T00:00:00Z", "TIME_OUT_OF_RANGE")]
    [InlineData("1969-12-31T23:59:59Z", "TIME_OUT_OF_RANGE")]
    public async Task An_absurd_time_is_refused_with_the_limit_and_stores_nothing(string occurredAt, string code)
    {
        var incidentId = await _client.DeclareAsync();
        var error = (await _client.MutateAsync("logEntry", new { incidentId, text = "When?", occurredAt })).At("error");
        Assert.Equal(code, error.Text("code"));
        Assert.Equal("occurredAt", error.Text("field"));
        Assert.Contains(occurredAt, error.Text("message"), StringComparison.Ordinal);
        Assert.Equal(1, (await _client.AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = incidentId })).Number("incident.version"));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("99999-01-01T00:00:00Z")]
    public async Task A_time_that_is_none_is_an_error_of_the_variable(string occurredAt)
    {
        var incidentId = await _client.DeclareAsync();
        var answer = await _client.SendAsync("mutation($input: LogEntryInput!) { logEntry(input: $input) { incident { id } } }", new { input = new { incidentId, text = "When?", occurredAt } });
        Assert.Contains(occurredAt, answer.Text("errors.0.message"), StringComparison.Ordinal);
        Assert.Contains("occurredAt", answer.Text("errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_with_NUL_is_refused_and_stores_nothing()
    {
        var incidentId = await _client.DeclareAsync();
        var error = (await _client.MutateAsync("logEntry", new { incidentId, text = "before\0after" })).At("error");
        Assert.Equal("INVALID_TEXT", error.Text("code"));
        Assert.Equal("text", error.Text("field"));
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_is_refused_in_a_variable_and_in_a_literal()
    {
        var incidentId = await _client.DeclareAsync();
        foreach (var body in new[]
        {
            """{"query":"mutation($t: String!) { logEntry(input: {incidentId: \"ID\", text: $t}) { error { code } } }","variables":{"t":"half \ud83d"}}""",
            """{"query":"mutation { logEntry(input: {incidentId: \"ID\", text: \"half \\ud83d\"}) { error { code } } }"}""",
        })
        {
            using var content = new StringContent(body.Replace("ID", incidentId, StringComparison.Ordinal), Encoding.UTF8, "application/json");
            using var response = await _client.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.Contains("errors", StringComparison.Ordinal) || answer.Contains("INVALID_TEXT", StringComparison.Ordinal), answer);
        }

        Assert.Equal(1, (await _client.AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = incidentId })).Number("incident.version"));
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("9007199254740993")]
    public async Task A_Long_is_exact_as_a_number_as_a_string_and_in_the_document(string number)
    {
        var incidentId = await _client.DeclareAsync();
        foreach (var (declared, value, variable) in new[] { ("($v: Long)", "$v", number), ("($v: Long)", "$v", $"\"{number}\""), ("", number, "1"), ("", $"\"{number}\"", "1") })
        {
            var query = JsonSerializer.Serialize($"mutation{declared} {{ mitigateIncident(input: {{incidentId: \"{incidentId}\", expectedVersion: {value}}}) {{ error {{ code }} }} }}");
            using var content = new StringContent($"{{\"query\":{query},\"variables\":{{\"v\":{variable}}}}}", Encoding.UTF8, "application/json");
            using var response = await _client.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.True(answer.Text("errors.0.extensions.code") == "CONFLICT", answer.ToString());
            Assert.Equal(number, answer.At("errors.0.extensions.expectedVersion").GetRawText());
        }
    }

    [Theory]
    [InlineData("الخادم متوقف عن العمل")]
    [InlineData("👩🏽‍🚒 on it 🔥 — naïve café, 日本語, Ωmega")]
    [InlineData("<script>alert(1)</script> & \"quotes\" 'and' `code`")]
    [InlineData("line 1\r\nline 2\n\n- list")]
    public async Task Any_other_text_comes_back_as_it_was_given(string text)
    {
        var incidentId = await _client.DeclareAsync(text.Split('\r')[0]);
        var entry = (await _client.DoAsync("logEntry", new { incidentId, text }, "entry { text html }")).At("entry");
        Assert.Equal(text.ReplaceLineEndings("\n"), entry.Text("text")!.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("<script", entry.Text("html"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Too_long_a_title_is_refused_with_its_length_and_the_limit()
    {
        var error = (await _client.MutateAsync("declareIncident", new { title = new string('x', 312) })).At("error");
        Assert.Equal("TOO_LONG", error.Text("code"));
        Assert.Contains("312", error.Text("message"), StringComparison.Ordinal);
        Assert.Contains("200", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_empty_command_id_is_refused()
    {
        var answer = await _client.SendAsync("mutation($input: DeclareIncidentInput!) { declareIncident(input: $input) { incident { id } } }", new { input = new { title = "Nobody's", commandId = Guid.Empty } });
        Assert.Equal("BAD_USER_INPUT", answer.Text("errors.0.extensions.code"));
    }
}
