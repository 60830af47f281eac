using System.Text.RegularExpressions;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Host;

/// <summary>The verb as a process, over a store with two incidents whose documents were spoilt: what stands in the terminal, and the exit code.</summary>
public sealed class RebuildVerbTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task All_documents_are_made_anew_with_exit_code_0()
    {
        await using var schema = await RecordedAsync();

        var (code, output, errors) = await RebuildAsync(schema);

        Assert.Equal(0, code);
        Assert.Matches(new Regex("^IncidentSummary is rebuilt \\(.* s\\).\nLessonLibrary is rebuilt \\(.* s\\).\nSearch is rebuilt \\(.* s\\).\nIncidentFacts is rebuilt \\(.* s\\).\nActionItemLibrary is rebuilt \\(.* s\\).\nPostmortemLibrary is rebuilt \\(.* s\\).\n$", RegexOptions.NonBacktracking), output);
        Assert.Contains("100% 2 of 2 events", errors, StringComparison.Ordinal);
        Assert.Equal(["INC-1", "INC-2"], await TextsAsync(schema, "select data ->> 'Title' from mt_doc_incidentsummary order by 1"));
        Assert.Equal(["lesson 1", "lesson 2"], await TextsAsync(schema, "select data ->> 'Text' from mt_doc_librarylesson order by 1"));
        Assert.Equal(["INC-1\nINC-1", "INC-2\nINC-2", "lesson 1", "lesson 2"], await TextsAsync(schema, "select text from search_thing order by 1"));
        Assert.Equal(["inc", "lesson"], await TextsAsync(schema, "select word from search_word order by 1"));
    }

    [Fact]
    public async Task One_that_is_named_is_made_anew_and_no_other()
    {
        await using var schema = await RecordedAsync();

        var (code, output, _) = await RebuildAsync(schema, "LessonLibrary");

        Assert.Equal(0, code);
        Assert.StartsWith("LessonLibrary is rebuilt", output, StringComparison.Ordinal);
        Assert.Equal(["lesson 1", "lesson 2"], await TextsAsync(schema, "select data ->> 'Text' from mt_doc_librarylesson order by 1"));
        Assert.Equal(["spoilt", "spoilt"], await TextsAsync(schema, "select data ->> 'Title' from mt_doc_incidentsummary"));
    }

    [Theory]
    [InlineData("There is no projection \"Nonsense\"; write one of IncidentSummary, LessonLibrary, Search, IncidentFacts, ActionItemLibrary, PostmortemLibrary, or none for all.", "Nonsense")]
    [InlineData("is no setting of Timeline", "LessonLibrary", "--nonsense=1")]
    public async Task What_cannot_be_rebuilt_is_one_sentence_and_a_failure(string sentence, params string[] arguments)
    {
        await using var schema = await RecordedAsync();
        var (code, output, errors) = await RebuildAsync(schema, arguments);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private async Task<TestSchema> RecordedAsync()
    {
        var schema = await RecordedStore.CreateAsync(
            database, number => new LessonRecorded(LessonId.From(number, Guid.CreateVersion7(), 0), LessonCategory.Lucky, $"lesson {number}"));
        await using var spoil = schema.DataSource.CreateCommand("update mt_doc_incidentsummary set data = jsonb_set(data, '{Title}', '\"spoilt\"'); insert into search_word values ('*DEFAULT*', 'spoilt')");
        await spoil.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return schema;
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(TestSchema schema, string sql)
    {
        await using var command = schema.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var texts = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            texts.Add(reader.GetString(0));
        return texts;
    }

    private static Task<(int Code, string Output, string Errors)> RebuildAsync(TestSchema schema, params string[] arguments) =>
        RecordedStore.RunAsync(schema, "rebuild", arguments);
}
