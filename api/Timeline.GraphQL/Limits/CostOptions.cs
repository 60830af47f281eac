namespace Timeline.GraphQL.Limits;

/// <summary>How costs are counted, and how much an operation may cost.</summary>
public sealed record CostOptions
{
    /// <summary>The most that all resolved fields and their arguments may cost together; null for no limit.</summary>
    public double? MaxFieldCost { get; init; }

    /// <summary>The most that all values in the result may cost together; null for no limit.</summary>
    public double? MaxTypeCost { get; init; }

    /// <summary>The most items that a slicing argument may ask for at once; null for no limit.</summary>
    public int? MaxPageSize { get; init; }

    /// <summary>How many items a list is taken to have where the schema says nothing. At least 0; default 10.</summary>
    public int DefaultListSize { get; init; } = 10;

    internal bool HasLimits => MaxFieldCost is not null || MaxTypeCost is not null || MaxPageSize is not null;
}
