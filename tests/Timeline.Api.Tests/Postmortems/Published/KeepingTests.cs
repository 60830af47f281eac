using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Timeline.Api.Files;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Api.Postmortems.Published;
using Timeline.Api.Tests.Files;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Postmortems.Published;
using Timeline.Storage.Commands;
using Timeline.Storage.Files;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Tests.Postmortems.Published;

/// <summary>What may come between: another node, a redaction, the end of the program, a store that was not restored.</summary>
public sealed class KeepingTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private RunningTimeline Timeline => nodes.Timeline;

    [Fact]
    public async Task Two_nodes_that_are_asked_at_once_give_the_same_bytes_and_keep_them_once()
    {
        using var published = await PublishedPostmortem.PublishAsync(Timeline);
        await published.MadeAsync();
        var read = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => published.ReadAsync("pdf", "&names=roles", node: number % 2 == 0 ? Timeline.Root : nodes.Other)));
        Assert.All(read, one => Assert.Equal(HttpStatusCode.OK, one.Status));
        Assert.Single(read.Select(one => (one.Hash, one.Kept)).Distinct());
        Assert.Equal("5", Assert.Single(await DatabaseText.LinesAsync(Timeline.Database, $"select count(*)::text from mt_events where stream_id = '{OutputStreams.Of(published.Id)}'")));
        Assert.Equal(5, (await published.StoredAsync()).Count);
    }

    [Fact]
    public async Task What_is_redacted_while_the_bytes_are_made_is_not_in_what_is_kept()
    {
        using var published = await PublishedPostmortem.PublishAsync(Timeline, "The password is correcthorse.", before: at => at.Ada.AttachAsync(at.Incident, MadeFiles.Png, "screen.png"));
        await published.MadeAsync();
        // The picture is read after the record: then the redaction comes.
        var redacted = false;
        using var outputs = With(new Hooked(Store, onRead: async key =>
        {
            if (key.Owner == published.Id.Value && !redacted)
            {
                redacted = true;
                await Timeline.Client.DoAsync("redactEntry", new { incidentId = published.At.Incident, entryId = published.Entry, reason = "A password." });
            }
        }));
        var given = await outputs.ReadAsync(published.Id, new(1, OutputFormat.Html, OutputReader.Roles, [], Withdrawn: false), TestContext.Current.CancellationToken);
        Assert.True(redacted);
        Assert.DoesNotContain("correcthorse", System.Text.Encoding.UTF8.GetString(given!.Output.Bytes), StringComparison.Ordinal);
        await published.MadeAsync(5);
        await Timeline.NothingIsDueAsync();
        Assert.Empty(await DatabaseText.TablesWithAsync(Timeline.Database, "correcthorse"));
    }

    [Fact]
    public async Task Bytes_of_a_program_that_died_before_it_said_so_are_made_again_and_what_nobody_refers_to_is_collected()
    {
        using var published = await PublishedPostmortem.PublishAsync(Timeline);
        await published.MadeAsync();
        using (var dying = With(new Hooked(Store, onPut: _ => throw new IOException("the program dies"))))
        {
            await Assert.ThrowsAsync<IOException>(() => dying.ReadAsync(published.Id, new(1, OutputFormat.Html, OutputReader.Roles, [], Withdrawn: false), TestContext.Current.CancellationToken));
        }

        Assert.Equal(5, (await published.StoredAsync()).Count);
        Assert.Equal(4, (await published.OutputsAsync()).Count);
        Timeline.Clock.Advance(Duration.FromMinutes(61));
        await Until.GoodAsync(published.StoredAsync, stored => stored.Count == 4);
        Assert.NotEqual("no", (await published.ReadAsync("html", "&names=roles")).Kept);
    }

    [Fact]
    public async Task A_version_that_was_published_before_bytes_were_kept_has_its_own_at_the_first_reading()
    {
        using var published = await PublishedPostmortem.PublishAsync(Timeline);
        await published.MadeAsync();
        var stream = OutputStreams.Of(published.Id);
        await ExecuteAsync($"delete from mt_events where stream_id = '{stream}'; delete from mt_streams where id = '{stream}'; delete from es_file where owner = '{stream}'");
        var read = await published.ReadAsync("pdf");
        Assert.NotEqual("no", read.Kept);
        Assert.Equal(read.Hash, Assert.Single(await published.OutputsAsync()).Text("bytes.sha256"));
        Assert.Equal([read.Hash!], await published.StoredAsync());
    }

    [Fact]
    public async Task Bytes_that_are_lost_or_changed_are_put_there_again_only_as_they_were_and_verify_names_them()
    {
        using var published = await PublishedPostmortem.PublishAsync(Timeline);
        var made = await published.MadeAsync();
        Assert.Equal((0, ""), await VerifyAsync(published));
        var hash = Assert.Single(made, output => output.Text("format") == "MARKDOWN").Text("bytes.sha256");
        await ExecuteAsync($"update es_file set bytes = set_byte(bytes, 40, 35) where hash = '{hash}'");
        var (problems, said) = await VerifyAsync(published);
        Assert.Equal(1, problems);
        Assert.Equal($"incident {published.At.Incident}: the Markdown of published version 1 (people, SHA-256 {hash}) was changed: its bytes have another hash.\n", said);
        var read = await published.ReadAsync("md");
        Assert.Equal((HttpStatusCode.OK, hash, hash), (read.Status, read.Hash, PublishedPostmortem.HashOf(read.Bytes)));
        Assert.Equal((0, ""), await VerifyAsync(published));

        await ExecuteAsync($"delete from es_file where hash = '{hash}'; update mt_events set data = replace(data::text, 'hunter2', 'swordfish')::jsonb where stream_id = '{published.At.Incident}'");
        Assert.Contains("is missing.", (await VerifyAsync(published)).Said, StringComparison.Ordinal);
        var lost = await published.ReadAsync("md");
        Assert.Equal(HttpStatusCode.NotFound, lost.Status);
        Assert.Contains("KEPT_BYTES_MISSING", lost.Text, StringComparison.Ordinal);
        Assert.Contains(hash!, lost.Text, StringComparison.Ordinal);
    }

    private IFileStore Store => Timeline.Services.GetRequiredService<IFileStore>();

    private PublishedOutputs With(IFileStore store)
    {
        var (services, files) = (Timeline.Services, new IncidentFiles(store));
        var documents = services.GetRequiredService<IDocumentStore>();
        return new(
            documents, services.GetRequiredService<PostmortemReader>(), new PostmortemOutputs(documents, files), files, services.GetRequiredService<FormerMembers>(), new StreamGates(), Timeline.Clock);
    }

    private async Task<(long Problems, string Said)> VerifyAsync(PublishedPostmortem published)
    {
        await using var said = new StringWriter { NewLine = "\n" };
        var tally = await new OutputVerification(Timeline.Store, Timeline.Services.GetRequiredService<NpgsqlDataSource>(), Store, said).VerifyAsync(published.Id, TestContext.Current.CancellationToken);
        Assert.Equal(4, tally.Files);
        await foreach (var stream in Timeline.Services.GetRequiredService<ChainVerifier>().VerifyAsync(Tenants.Only, OutputStreams.Of(published.Id), cancellation: TestContext.Current.CancellationToken))
            Assert.Null(stream.Problem);
        return (tally.Problems, said.ToString());
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Timeline.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A store in which something happens before a length is read, or after bytes were put.</summary>
    private sealed class Hooked(IFileStore inner, Func<FileKey, Task>? onRead = null, Action<FileKey>? onPut = null) : IFileStore
    {
        public async Task PutAsync(FileKey key, Stream content, CancellationToken cancellation)
        {
            await inner.PutAsync(key, content, cancellation);
            onPut?.Invoke(key);
        }

        public async Task<long?> FindLengthAsync(FileKey key, CancellationToken cancellation)
        {
            await (onRead?.Invoke(key) ?? Task.CompletedTask);
            return await inner.FindLengthAsync(key, cancellation);
        }

        public Task<Stream?> OpenAsync(FileKey key, long from, CancellationToken cancellation) => inner.OpenAsync(key, from, cancellation);

        public IAsyncEnumerable<FileKey> ListAsync(string tenant, Guid owner, CancellationToken cancellation) => inner.ListAsync(tenant, owner, cancellation);

        public Task RemoveAsync(FileKey key, CancellationToken cancellation) => inner.RemoveAsync(key, cancellation);
    }
}
