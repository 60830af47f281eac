namespace Timeline.GraphQL.Schemas;

/// <summary>One text of schema definitions.</summary>
/// <param name="Name">How messages name it, such as <c>Incidents/Incidents.graphql</c>.</param>
/// <param name="Text">The definitions.</param>
public sealed record SdlSource(string Name, string Text);
