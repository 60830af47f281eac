namespace Timeline.GraphQL.Validation;

/// <summary>Which rules a document must hold, and how much it may ask for.</summary>
public sealed record ValidationOptions
{
    /// <summary>The rules of the specification, without limits.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>The rules, in the order in which they look at each node. Default: <see cref="SpecifiedRules.All"/>.</summary>
    public IReadOnlyList<ValidationRuleFactory> Rules { get; init; } = SpecifiedRules.All;

    /// <summary>Errors after which validation stops, with one more that says so. At least 1; default 100.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>How many fields may be nested in each other, those of fragments included; null for no limit.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>How many aliases an operation may have, those of a fragment counted at each use; null for no limit.</summary>
    public int? MaxAliases { get; init; }

    /// <summary>How many fields an operation may select, those of a fragment counted at each use; null for no limit.</summary>
    public int? MaxFields { get; init; }

    /// <summary>How many fragments an operation may spread, those inside a fragment counted at each use; null for no limit.</summary>
    public int? MaxFragmentSpreads { get; init; }

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked for. Default true.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>
    /// Whether errors suggest names of the schema. Default true; without introspection none are suggested, as they would
    /// tell the schema piece by piece.
    /// </summary>
    public bool Suggest { get; init; } = true;
}
