using System.Collections.Concurrent;
using GraphQL.Types;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Schemas;

/// <summary>Makes a schema from the SDL of the slices and what stands behind it.</summary>
public static class SchemaBuilder
{
    /// <summary>Puts the sources together, binds every field and checks the whole.</summary>
    /// <param name="sources">Definitions and extensions, in any order.</param>
    /// <param name="bind">Says what stands behind the SDL.</param>
    /// <exception cref="SchemaException">
    /// A source is not GraphQL, a rule is broken, a field has no binding or a binding has no field. Lists all problems.
    /// </exception>
    public static Schema Build(IEnumerable<SdlSource> sources, Action<SchemaBindings> bind)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(bind);
        var sdl = new SdlText([.. sources]);
        var bindings = new SchemaBindings();
        bind(bindings);
        try
        {
            var schema = (Schema)new BoundSchemaBuilder(bindings, sdl).Build(sdl.Text);
            schema.Initialize();
            FindTypesByClrType(schema, bindings);
            return schema;
        }
        catch (AggregateException e)
        {
            throw new SchemaException([.. e.Flatten().InnerExceptions.Select(inner => inner.Message)]);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new SchemaException([e.Message]);
        }
    }

    // The object type behind an interface or union is found by the value's CLR type, so two may not share one.
    private static void FindTypesByClrType(Schema schema, SchemaBindings bindings)
    {
        var problems = new List<string>();
        foreach (var type in schema.AllTypes.OfType<IAbstractGraphType>())
        {
            var possible = type.PossibleTypes.Select(item => (Type: item, bindings.Objects[item.Name].ClrType)).ToList();
            foreach (var shared in possible.GroupBy(candidate => candidate.ClrType).Where(group => group.Count() > 1))
                problems.Add($"{string.Join(" and ", shared.Select(item => item.Type.Name))} are all bound to {shared.Key.Name}, so a value of {type.Name} would not tell which it is.");
            var known = new ConcurrentDictionary<Type, IObjectGraphType?>();
            type.ResolveType = value => known.GetOrAdd(value.GetType(), clrType => possible.Find(candidate => candidate.ClrType.IsAssignableFrom(clrType)).Type);
        }

        if (problems.Count > 0)
            throw new SchemaException(problems);
    }
}
