namespace Timeline.EventStore.Documents;

/// <summary>A document with this id, or with the same values of a unique index, is already stored. Nothing was stored.</summary>
public sealed class DocumentExistsException : Exception
{
    internal DocumentExistsException(string document, object? id, string? constraint, Exception inner)
        : base($"A document '{document}' {(id is null ? $"with these values of {constraint}" : $"with the id {id}")} exists already.", inner)
    {
        Document = document;
        Id = id;
        Constraint = constraint;
    }

    /// <summary>The alias of the document's type.</summary>
    public string Document { get; }

    /// <summary>The id of the refused document when that was what exists; null when a unique index was broken.</summary>
    public object? Id { get; }

    /// <summary>The name of the primary key or unique index that refused.</summary>
    public string? Constraint { get; }
}

/// <summary>A document was to replace a certain revision, but is at another one, or gone. Nothing was stored.</summary>
public sealed class DocumentRevisionConflictException : Exception
{
    internal DocumentRevisionConflictException(string document, string id, long expected, Exception inner)
        : base($"The document '{document}' {id} is not at revision {expected} any more.", inner)
    {
        Document = document;
        Id = id;
        Expected = expected;
    }

    /// <summary>The alias of the document's type.</summary>
    public string Document { get; }

    /// <summary>The id as text.</summary>
    public string Id { get; }

    /// <summary>The revision that was to be replaced.</summary>
    public long Expected { get; }
}
