using System.Globalization;
using Timeline.Torture.Application;
using Timeline.Torture.Checking;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Restore;

/// <summary>A database is dumped and restored, whole and its rows alone: every event is as it was, the chains fit, and the program goes on.</summary>
internal static class RestoreMode
{
    private const string Events = "select concat_ws(' ', seq_id, tenant_id, stream_id, version, id, type, extract(epoch from timestamp), md5(data::text), md5(headers::text), is_archived) from mt_events order by seq_id";

    // Everything else that is not made anew: commands, people, deadlines, the streams' own rows.
    private static readonly string[] Others =
    [
        "select concat_ws(' ', tenant_id, id, version, timestamp, is_archived) from mt_streams order by tenant_id, id",
        "select concat_ws(' ', tenant_id, id, data) from mt_doc_handledcommand order by tenant_id, id",
        "select concat_ws(' ', tenant_id, id, data) from mt_doc_person order by tenant_id, id",
        "select concat_ws(' ', tenant_id, id, data) from mt_doc_dueitem order by tenant_id, id",
        "select concat_ws(' ', tenant_id, id, data) from mt_doc_incidentsummary order by tenant_id, id",
        "select concat_ws(' ', number, name, applied_at) from es_migrations order by number",
        "select last_value::text from mt_events_sequence",
    ];

    public static async Task<int> RunAsync(int seed)
    {
        Console.WriteLine($"seed {seed}");
        if (InstalledServer.FindPrograms() is not { } programs)
        {
            Console.WriteLine("restore skipped: there is no PostgreSQL with pg_dump in /usr/lib/postgresql (Debian: apt-get install postgresql)");
            return 0;
        }

        var findings = new Findings();
        using var folder = new TemporaryFolder();
        await using var server = await InstalledServer.StartAsync(programs, folder.In("server"));
        var source = await server.CreateAsync("source");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "version-0.1.sql"), server.In("version-0.1.sql"));
        await server.LoadAsync("source", "version-0.1.sql");
        var old = await Sql.ColumnAsync<string>(source, Events.Replace("md5(headers::text)", "headers ->> 'hash'", StringComparison.Ordinal));
        await Filling.RunAsync(source, seed, findings);
        var (code, verified) = await ApiNode.RunVerbAsync(source, "verify");
        findings.Expect(code == 0, "source", verified);
        findings.Expect(
            (await Sql.ColumnAsync<string>(source, Events.Replace("md5(headers::text)", "headers ->> 'hash'", StringComparison.Ordinal))).Take(old.Count).SequenceEqual(old), "source", "an event of version 0.1 is not as it was");

        await server.DumpAsync("source", "whole.sql");
        await server.DumpAsync("source", "tables.sql", "--schema-only");
        await server.DumpAsync("source", "rows.sql", "--data-only", "--disable-triggers");
        await RestoreAsync(server, source, "whole", ["whole.sql"], verified, findings);
        await RestoreAsync(server, source, "rows", ["tables.sql", "rows.sql"], verified, findings);

        foreach (var finding in findings.All)
            Console.WriteLine($"    {finding}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"restored twice by {Path.GetDirectoryName(programs)}: {verified.Split('\n')[0]} {old.Count} of the events are of version 0.1. {findings.All.Count} failures, seed {seed}"));
        return findings.All.Count == 0 ? 0 : 1;
    }

    private static async Task RestoreAsync(InstalledServer server, string source, string database, string[] files, string verified, Findings findings)
    {
        var restored = await server.CreateAsync(database);
        foreach (var file in files)
            await server.LoadAsync(database, file);

        foreach (var sql in Others.Prepend(Events))
            Same(database, await Sql.ColumnAsync<string>(source, sql), await Sql.ColumnAsync<string>(restored, sql), findings);
        var (code, said) = await ApiNode.RunVerbAsync(restored, "verify");
        findings.Expect(code == 0 && said == verified, database, $"was verified as \"{said.Trim()}\", before as \"{verified.Trim()}\"");

        // The program starts on it and goes on.
        await using (var node = await ApiNode.StartAsync(restored))
        {
            using var client = new ApiClient([node.Root]);
            var journal = new ApiJournal();
            await using (var load = await ApiLoad.BeginAsync(client, journal, findings, seed: 1))
                await load.ServedAsync(after: 20);
        }

        (code, said) = await ApiNode.RunVerbAsync(restored, "verify");
        findings.Expect(code == 0 && said != verified, database, $"went on, and was verified as {said}");
    }

    private static void Same(string database, IReadOnlyList<string> before, IReadOnlyList<string> after, Findings findings)
    {
        findings.Expect(before.Count > 0 && before.Count == after.Count, database, $"has {after.Count} rows of {before.Count}");
        foreach (var (one, other) in before.Zip(after).Where(pair => pair.First != pair.Second))
            findings.Add(database, $"has \"{other}\" where there was \"{one}\"");
    }
}
