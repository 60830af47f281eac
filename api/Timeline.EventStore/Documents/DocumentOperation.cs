using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Events.Json;

namespace Timeline.EventStore.Documents;

/// <summary>One pending change of one document, to be sent as one statement of a batch.</summary>
internal sealed record DocumentOperation(DocumentMapping Mapping, object Id, byte[]? Body, DocumentOperation.Kind What, long? Revision)
{
    internal enum Kind
    {
        Store,
        StoreExpected,
        Insert,
        Delete,
    }

    public static DocumentOperation Write(DocumentMapping mapping, object document, Kind what, long? revision, JsonSerializerOptions json)
    {
        var id = mapping.IdOf(document);
        CheckId(mapping, id);
        return new DocumentOperation(mapping, id, StoreJson.Write(document, json), what, revision);
    }

    public static DocumentOperation Delete(DocumentMapping mapping, object id)
    {
        CheckId(mapping, id);
        return new DocumentOperation(mapping, id, Body: null, Kind.Delete, Revision: null);
    }

    public NpgsqlBatchCommand ToCommand(string tenant)
    {
        var sql = Mapping.Sql;
        var command = new NpgsqlBatchCommand(What switch
        {
            Kind.Store => sql.Store,
            Kind.StoreExpected => sql.StoreExpected,
            Kind.Insert => sql.Insert,
            _ => sql.Delete,
        });
        command.Parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(IdParameter(Id));
        if (What == Kind.Delete)
            return command;

        command.Parameters.Add(new() { Value = Body!, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = Mapping.Type.FullName!, NpgsqlDbType = NpgsqlDbType.Varchar });
        if (What != Kind.Insert)
            command.Parameters.Add(new() { Value = Revision.HasValue ? Revision.Value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        return command;
    }

    public static NpgsqlParameter IdParameter(object id) =>
        new() { Value = id, NpgsqlDbType = id is Guid ? NpgsqlDbType.Uuid : NpgsqlDbType.Varchar };

    public static void CheckId(DocumentMapping mapping, object id)
    {
        var fits = mapping.Sql.IdType == "uuid" ? id is Guid : id is string;
        if (!fits)
            throw new ArgumentException($"Documents '{mapping.Alias}' have {mapping.Sql.IdType} ids; {id} is a {id?.GetType().Name ?? "null"}.", nameof(id));
        if (id is string text)
            StorableText.Check(text, $"{mapping.Type.Name}'s id");
    }
}
