using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Documents;

namespace Timeline.EventStore.Projections.Background;

/// <summary>The statements over many documents of one table at once. Equal when the table is the same.</summary>
internal sealed class ProjectedTable : IEquatable<ProjectedTable>
{
    public ProjectedTable(DocumentMapping mapping, string name)
    {
        Mapping = mapping;
        Name = name;
        Load =
            $"""
             select d.tenant_id, d.id, d.data, d.mt_version from unnest($1::varchar[], $2::{mapping.IdSqlType}[]) as u (tenant_id, id)
             join {name} as d on d.tenant_id = u.tenant_id and d.id = u.id
             """;
        Delete =
            $"""
             delete from {name} as d using unnest($1::varchar[], $2::{mapping.IdSqlType}[]) as u (tenant_id, id)
             where d.tenant_id = u.tenant_id and d.id = u.id
             """;
        StoreAt = Store("excluded.mt_version");
        StoreNext = Store("d.mt_version + excluded.mt_version");
    }

    public DocumentMapping Mapping { get; }

    /// <summary>Quoted, with its schema.</summary>
    public string Name { get; }

    /// <summary>tenants, ids.</summary>
    public string Load { get; }

    /// <summary>tenants, ids.</summary>
    public string Delete { get; }

    /// <summary>Sets revisions: tenants, ids, bodies, revisions, .NET type.</summary>
    public string StoreAt { get; }

    /// <summary>Counts revisions up by so many: tenants, ids, bodies, steps, .NET type.</summary>
    public string StoreNext { get; }

    public NpgsqlParameter Ids(IReadOnlyList<object> ids) => Mapping.IdSqlType == "uuid"
        ? new() { Value = ids.Cast<Guid>().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }
        : new() { Value = ids.Cast<string>().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };

    public static NpgsqlParameter Tenants(string[] tenants) => new() { Value = tenants, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };

    public bool Equals(ProjectedTable? other) => other is not null && Name == other.Name;

    public override bool Equals(object? obj) => Equals(obj as ProjectedTable);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    private string Store(string revision) =>
        $"""
         insert into {Name} as d (tenant_id, id, data, mt_dotnet_type, mt_last_modified, mt_version)
         select u.tenant_id, u.id, u.data, $5, transaction_timestamp(), u.revision
         from unnest($1::varchar[], $2::{Mapping.IdSqlType}[], $3::jsonb[], $4::bigint[]) as u (tenant_id, id, data, revision)
         on conflict (tenant_id, id) do update
         set data = excluded.data, mt_dotnet_type = excluded.mt_dotnet_type, mt_last_modified = excluded.mt_last_modified, mt_version = {revision}
         """;
}
