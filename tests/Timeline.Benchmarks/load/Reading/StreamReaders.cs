using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore;
using Timeline.EventStore.Events.Json;

namespace Timeline.Benchmarks.Load.Reading;

/// <summary>One stream read in three ways: by the store, and by plain Npgsql with and without making objects of it.</summary>
internal sealed class StreamReaders : IAsyncDisposable
{
    /// <summary>The columns that the store reads as well.</summary>
    private const string Columns =
        "seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp, tenant_id, correlation_id, causation_id, headers, user_name, is_archived";

    private readonly IEventStore _store;
    private readonly Guid _stream;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _rows;
    private readonly NpgsqlCommand _bodies;

    public StreamReaders(Bench bench, IEventStore store, string schema, Guid stream)
    {
        _store = store;
        _stream = stream;
        _connection = new NpgsqlConnection(bench.Server.ConnectionString);
        _rows = Command(Sql(Columns, schema, "$1"));
        _bodies = Command(Sql("type, data", schema, "$1"));
        Script = $"{Sql(Columns, schema, ":stream::uuid")};\n";
    }

    /// <summary>For pgbench.</summary>
    public string Script { get; }

    public async Task PrepareAsync()
    {
        await _connection.OpenAsync();
        await _rows.PrepareAsync();
        await _bodies.PrepareAsync();
    }

    /// <summary>Receives every row and looks at nothing.</summary>
    public async Task RowsAsync()
    {
        await using var reader = await _rows.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
            rows++;
        Check(rows > 0);
    }

    /// <summary>What a program without a store would write: names and bodies, System.Text.Json, a fold.</summary>
    public async Task BodiesAsync()
    {
        await using var reader = await _bodies.ExecuteReaderAsync();
        Notebook? folded = null;
        while (await reader.ReadAsync())
            folded = Notebook.Evolve(folded, _stream, Note(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        Check(folded is not null);
    }

    /// <summary>The store's fold of what was said.</summary>
    public async Task FoldAsync()
    {
        var folded = await _store.FoldDataAsync(Bench.Tenant, _stream, (Notebook?)null, (before, data) => Notebook.Evolve(before, _stream, data));
        Check(folded.State is not null);
    }

    /// <summary>The same from the events with everything that the store knows of them.</summary>
    public async Task StoreAsync()
    {
        Notebook? folded = null;
        await foreach (var stored in _store.ReadStreamAsync(Bench.Tenant, _stream))
            folded = Notebook.Evolve(folded, _stream, stored.Data);
        Check(folded is not null);
    }

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _bodies.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private NpgsqlCommand Command(string sql) => new(sql, _connection) { Parameters = { new() { Value = _stream, NpgsqlDbType = NpgsqlDbType.Uuid } } };

    private static string Sql(string columns, string schema, string stream) =>
        $"select {columns} from {schema}.mt_events where tenant_id = '{Bench.Tenant}' and stream_id = {stream} and not is_archived order by version";

    private static object Note(string alias, byte[] body) => alias switch
    {
        "note_taken" => JsonSerializer.Deserialize<NoteTaken>(body, StoreJson.Default)!,
        "note_corrected" => JsonSerializer.Deserialize<NoteCorrected>(body, StoreJson.Default)!,
        _ => JsonSerializer.Deserialize<NoteFiled>(body, StoreJson.Default)!,
    };

    private static void Check(bool found)
    {
        if (!found)
            throw new InvalidOperationException("The stream is empty.");
    }
}
