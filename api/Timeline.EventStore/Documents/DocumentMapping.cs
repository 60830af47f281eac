using System.Text;
using System.Text.RegularExpressions;
using Timeline.EventStore.Schema;

namespace Timeline.EventStore.Documents;

/// <summary>How one type of document is stored: its table <c>mt_doc_{alias}</c>, its id, its indexes.</summary>
/// <remarks>Declare indexes before the store is made. Reading is thread-safe.</remarks>
public abstract partial class DocumentMapping
{
    private readonly List<DocumentIndex> _indexes = [];

    private protected DocumentMapping(Type type, string? alias, bool uuidKey)
    {
        Type = type;
        Alias = alias ?? DefaultAlias(type);
        if (!AllowedName().IsMatch(Alias))
            throw new ArgumentException($"'{Alias}' cannot be a document alias: use lower-case letters, digits and underscores, at most 50.", nameof(alias));
        IdSqlType = uuidKey ? "uuid" : "varchar";
    }

    /// <summary>The type of the documents.</summary>
    public Type Type { get; }

    /// <summary>The name of the table after <c>mt_doc_</c>.</summary>
    public string Alias { get; }

    /// <summary>The declared indexes.</summary>
    public IReadOnlyList<DocumentIndex> Indexes => _indexes;

    internal string IdSqlType { get; }

    internal string Table { get; private set; } = "";

    internal string PrimaryKey => $"pkey_mt_doc_{Alias}_tenant_id_id";

    internal DocumentSql Sql { get; private set; } = null!;

    internal string CreateSql { get; private set; } = "";

    internal abstract object IdOf(object document);

    private protected void AddIndex(DocumentIndex index)
    {
        if (!AllowedName().IsMatch(index.Name))
            throw new ArgumentException($"'{index.Name}' cannot name an index: use lower-case letters, digits and underscores, at most 50.", nameof(index));
        _indexes.Add(index);
    }

    internal void Bind(string schema)
    {
        var quoted = SchemaName.Quote(schema);
        var table = $"{quoted}.mt_doc_{Alias}";
        if (Table.Length > 0 && Table != table)
            throw new InvalidOperationException($"The options with document '{Alias}' belong to a store on another schema; make options for each schema.");
        Table = table;
        Sql = new DocumentSql(Table, Alias, IdSqlType, quoted);
        CreateSql = Ddl();
    }

    private string Ddl()
    {
        var ddl = new StringBuilder();
        ddl.Append($"""
            create table if not exists {Table} (
                tenant_id        varchar     not null default '*DEFAULT*',
                id               {IdSqlType} not null,
                data             jsonb       not null,
                mt_last_modified timestamptz null default transaction_timestamp(),
                mt_dotnet_type   varchar     null,
                mt_version       bigint      not null default 0,
                constraint {PrimaryKey} primary key (tenant_id, id)
            );
            """);
        foreach (var index in _indexes)
        {
            ddl.Append($"""

                create {(index.Unique ? "unique " : "")}index if not exists mt_doc_{Alias}_idx_{index.Name}
                    on {Table} (tenant_id, {string.Join(", ", index.Expressions.Select(expression => $"({expression})"))});
                """);
        }

        return ddl.ToString();
    }

    // Marten's rule: the class name in lower case, nested types after their outer type, no words told apart.
    private static string DefaultAlias(Type type)
    {
        var name = type.IsNested ? $"{type.DeclaringType!.Name}_{type.Name}" : type.Name;
        return name.ToLowerInvariant();
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,49}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AllowedName();
}

/// <summary>How documents of type <typeparamref name="T"/> are stored.</summary>
public sealed class DocumentMapping<T> : DocumentMapping
    where T : class
{
    private readonly Func<T, object> _id;

    internal DocumentMapping(Func<T, object> id, string? alias, bool uuidKey)
        : base(typeof(T), alias, uuidKey) => _id = id;

    /// <summary>Declares an index; the tenant is always its first column.</summary>
    /// <param name="name">Distinguishes the index: a changed expression needs a new name, since an index that is there is left alone.</param>
    /// <param name="expressions">SQL over the document's row, such as <c>data ->> 'Status'</c>. Written by developers, never by users.</param>
    public DocumentMapping<T> Index(string name, params string[] expressions)
    {
        AddIndex(new DocumentIndex(name, expressions, Unique: false));
        return this;
    }

    /// <summary>Declares that no two documents of a tenant have the same values; breaking it is a <see cref="DocumentExistsException"/>.</summary>
    /// <inheritdoc cref="Index" path="/param" />
    public DocumentMapping<T> UniqueIndex(string name, params string[] expressions)
    {
        AddIndex(new DocumentIndex(name, expressions, Unique: true));
        return this;
    }

    internal override object IdOf(object document) => _id((T)document);
}

/// <summary>An index on the documents of one type.</summary>
/// <param name="Name">Its name after <c>mt_doc_{alias}_idx_</c>.</param>
/// <param name="Expressions">The SQL expressions, after the tenant.</param>
/// <param name="Unique">Whether no two documents of a tenant may agree in all expressions.</param>
public sealed record DocumentIndex(string Name, IReadOnlyList<string> Expressions, bool Unique);
