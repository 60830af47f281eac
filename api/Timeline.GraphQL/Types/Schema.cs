namespace Timeline.GraphQL.Types;

/// <summary>A schema whose every field is bound. Made by <c>SchemaBuilder.Build</c>; safe to use from several threads.</summary>
public sealed class Schema : global::GraphQL.Types.Schema
{
    internal Schema(IServiceProvider services)
        : base(services, runConfigurations: false)
    {
    }
}
