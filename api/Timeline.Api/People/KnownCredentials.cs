using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.Api.Host;
using Timeline.Storage.Json;

namespace Timeline.Api.People;

/// <summary>
/// Reads what people and programs are signed in by, as it is in the database now. Every request asks, and every operation over a WebSocket, so it
/// is one round trip: a session and its person as documents would be two.
/// </summary>
internal sealed class KnownCredentials(NpgsqlDataSource database, Settings settings)
{
    private static readonly JsonSerializerOptions Json = StoreJson.Create();

    private readonly string _sessions =
        $"""
         select session.data, person.data
         from "{settings.DatabaseSchema}".mt_doc_session session
         join "{settings.DatabaseSchema}".mt_doc_person person
           on person.tenant_id = session.tenant_id and person.id = (session.data ->> 'PersonId')::uuid
         where session.tenant_id = $1 and session.id = any($2)
         """;

    private readonly string _tokens =
        $"""
         select token.data, person.id
         from "{settings.DatabaseSchema}".mt_doc_accesstoken token
         left join "{settings.DatabaseSchema}".mt_doc_person person
           on person.tenant_id = token.tenant_id and person.id = (token.data ->> 'PersonId')::uuid and person.data ->> 'Active' = 'true'
         where token.tenant_id = $1 and token.id = any($2)
         """;

    /// <summary>Sessions with whom they sign in.</summary>
    public Task<IReadOnlyList<(Session Session, Person Person)>> SessionsAsync(Guid[] ids, CancellationToken cancellation) =>
        ReadAsync(_sessions, ids, static row => (Document<Session>(row, 0), Document<Person>(row, 1)), cancellation);

    /// <summary>Access tokens, revoked ones too, with whose they are. Null: nobody's, or of somebody who was shut out.</summary>
    public Task<IReadOnlyList<(AccessToken Token, Guid? Person)>> TokensAsync(Guid[] ids, CancellationToken cancellation) =>
        ReadAsync(_tokens, ids, static row => (Document<AccessToken>(row, 0), row.IsDBNull(1) ? null : (Guid?)row.GetGuid(1)), cancellation);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Guid[] ids, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        if (ids.Length == 0)
            return [];
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = Tenants.Only, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<T>();
        while (await rows.ReadAsync(cancellation))
            found.Add(read(rows));
        return found;
    }

    private static T Document<T>(NpgsqlDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetString(column), Json)!;
}
