using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Input objects that could never be written down. GraphQL spec, section "Input Objects", type validation.</summary>
internal sealed class InputCycleRules(TypeFactory types, ProblemList problems)
{
    public void Check()
    {
        var required = new CycleFinder(RequiredReferences, (type, path) =>
            problems.Add(type.Location, $"Cannot reference Input Object \"{type}\" within itself through a series of non-null fields: \"{path}\"."));
        var defaults = new CycleFinder(DefaultReferences, (type, path) =>
            problems.Add(type.Location, $"Default values of Input Object \"{type}\" refer to themselves: \"{path}\"."));
        foreach (var type in types.Types.OfType<InputObjectType>())
        {
            required.Visit(type);
            defaults.Visit(type);
        }
    }

    private static IEnumerable<(string Field, InputObjectType Type)> RequiredReferences(InputObjectType type) =>
        from field in type.Fields
        where field.Type is NonNullType { OfType: InputObjectType }
        select (field.Name, (InputObjectType)field.Type.Named);

    // A default that is an object leaves out fields, whose own defaults then apply.
    private static IEnumerable<(string Field, InputObjectType Type)> DefaultReferences(InputObjectType type) =>
        from field in type.Fields
        where field.DefaultValue is ObjectValueNode or ListValueNode { Values.Count: > 0 }
        from reference in Unfilled(field.Type, field.DefaultValue!)
        select (field.Name, reference);

    private static IEnumerable<InputObjectType> Unfilled(GraphQLType type, ValueNode value)
    {
        if (type.Named is not InputObjectType input)
            return [];
        return value switch
        {
            ListValueNode list => list.Values.SelectMany(item => Unfilled(type, item)),
            ObjectValueNode literal when input.Fields.All(field => literal.Fields.Any(given => given.Name.Value == field.Name)) =>
                literal.Fields.SelectMany(given => Unfilled(input.Fields.Find(given.Name.Value)?.Type ?? BuiltInScalars.Int, given.Value)),
            ObjectValueNode => [input],
            _ => [],
        };
    }

    private sealed class CycleFinder(
        Func<InputObjectType, IEnumerable<(string Field, InputObjectType Type)>> references,
        Action<InputObjectType, string> report)
    {
        private readonly HashSet<InputObjectType> _done = [];
        private readonly List<(InputObjectType Type, string Field)> _path = [];

        public void Visit(InputObjectType type)
        {
            if (!_done.Add(type))
                return;
            foreach (var (field, next) in references(type))
            {
                _path.Add((type, field));
                var start = _path.FindIndex(step => step.Type == next);
                if (start >= 0)
                    report(next, string.Join('.', _path.Skip(start).Select(step => step.Field)));
                else
                    Visit(next);
                _path.RemoveAt(_path.Count - 1);
            }
        }
    }
}
