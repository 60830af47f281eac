namespace Timeline.GraphQL.Limits;

/// <summary>How costs are counted, and how much an operation may cost.</summary>
public sealed record CostOptions
{
    /// <summary>The most that all resolved fields and their arguments may cost together; null for no limit.</summary>
    public double? MaxFieldCost { get; init; }

    /// <summary>The most that all values in the result may cost together; null for no limit.</summary>
    public double? MaxTypeCost { get; init; }

    /// <summary>How many items a list is taken to have where the schema says nothing. At least 0; default 10.</summary>
    public int DefaultListSize { get; init; } = 10;
}
