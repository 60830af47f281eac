using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Documents, the valid ones kept within a number of bytes. Safe to use from several threads.</summary>
#pragma warning disable CA1001 // It lives as long as the program.
internal sealed class DocumentStore(ISchema schema, ExecutorOptions options)
#pragma warning restore CA1001
{
    // "graphql engine" of the benchmarks measures the syntax tree and what is collected from it.
    private const int BytesPerCharacter = 120;

    private readonly MemoryCache _valid = new(new MemoryCacheOptions { SizeLimit = options.CachedDocumentsBytes });

    /// <summary>How many are kept.</summary>
    internal int Count => _valid.Count;

    /// <summary>The document; null and what is wrong with it.</summary>
    public PreparedDocument? Find(string text, bool suggest, out IReadOnlyList<GraphQLError> errors)
    {
        errors = [];
        if (_valid.TryGetValue(text, out PreparedDocument? known))
            return known;
        if (DocumentReader.Read(text, options, out var error) is not { } document)
        {
            errors = [error!];
            return null;
        }

        errors = DocumentSize.Check(document, options, out var introspection);
        if (errors.Count == 0)
            errors = DocumentRules.Check(schema, document, options.MaxErrors, suggest);
        return errors.Count > 0 ? null : _valid.Set(text, new PreparedDocument(document, introspection), new MemoryCacheEntryOptions { Size = 2_000 + ((long)BytesPerCharacter * text.Length) });
    }
}

/// <summary>A valid document.</summary>
/// <param name="Document">Its syntax tree.</param>
/// <param name="Introspection">A field that asks what the schema is; null when none does.</param>
internal sealed record PreparedDocument(GraphQLDocument Document, GraphQLField? Introspection)
{
    /// <summary>What need not be weighed again.</summary>
    public WeighedOperations Weighed { get; } = new();

    /// <summary>The operation a request selects; null and the reason why there is none.</summary>
    public GraphQLOperationDefinition? Select(string? name, bool mayIntrospect, out GraphQLError? error)
    {
        var operations = Document.Definitions.OfType<GraphQLOperationDefinition>().Where(operation => name is null || operation.Name?.Value == name).Take(2).ToList();
        error = operations.Count switch
        {
            1 when !mayIntrospect && Introspection is { } field => GraphQLError.At(Document, field, $"GraphQL introspection has been disabled, but the requested query contained the field \"{field.Name.StringValue}\"."),
            1 => null,
            0 => new GraphQLError(name is null ? "Must provide an operation." : $"Unknown operation named \"{name}\"."),
            _ => new GraphQLError("Must provide operation name if query contains multiple operations."),
        };
        return error is null ? operations[0] : null;
    }
}
