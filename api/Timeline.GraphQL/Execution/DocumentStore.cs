using GraphQL.Types;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Documents, each looked at once: found within the limits and valid, or refused. Safe to use from several threads.</summary>
internal sealed class DocumentStore
{
    private readonly ISchema _schema;
    private readonly ExecutorOptions _options;
    private readonly DocumentLimits _limits;
    private readonly DocumentCache<PreparedDocument> _valid;
    private readonly DocumentCache<ExecutionResult> _invalid;
    private readonly DocumentCache<ExecutionResult> _invalidWithoutIntrospection;

    public DocumentStore(ISchema schema, ExecutorOptions options)
    {
        _schema = schema;
        _options = options;
        _limits = options.Limits;
        _valid = new(options.CachedDocuments, options.CachedDocumentsBytes);
        // Apart, so that invalid documents, which anybody can send, never drive valid ones out.
        _invalid = new(options.CachedDocuments, options.CachedDocumentsBytes / 16);
        _invalidWithoutIntrospection = new(options.CachedDocuments, options.CachedDocumentsBytes / 16);
    }

    /// <summary>What is kept of a valid document; null when nothing is.</summary>
    public PreparedDocument? Kept(string text) => _valid.TryGet(text, out var document) ? document : null;

    /// <summary>The document of a request; null and the refusal.</summary>
    public PreparedDocument? Find(GraphQLRequest request, out ExecutionResult? failure)
    {
        failure = null;
        var text = request.Query;
        // Errors tell those who may introspect more.
        var suggest = request.AllowIntrospection && _options.AllowIntrospection;
        var invalid = suggest ? _invalid : _invalidWithoutIntrospection;
        if (_valid.TryGet(text, out var document) || invalid.TryGet(text, out failure))
            return document;

        document = Read(text, suggest, out var errors);
        if (document is not null)
            return _valid.Add(text, document, PreparedDocument.BytesOf(text));
        failure = ExecutionResult.Failure(errors);
        // One that is too long is told at once, and not kept.
        if (text.Length <= _limits.MaxDocumentLength)
            invalid.Add(text, failure, (sizeof(char) * (long)text.Length) + failure.KeptBytes);
        return null;
    }

    private PreparedDocument? Read(string text, bool suggest, out IReadOnlyList<GraphQLError> errors)
    {
        if (DocumentReader.Read(text, _limits, out var error) is not { } document)
        {
            errors = [error!];
            return null;
        }

        errors = DocumentSize.Check(document, _limits);
        if (errors.Count == 0)
            errors = DocumentRules.Check(_schema, document, _limits, suggest);
        return errors.Count == 0 ? new PreparedDocument(_schema, document) : null;
    }
}
