using System.Globalization;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Tests.Language;

/// <summary>Makes documents at random: every kind of node, names that are keywords, strings with everything in them.</summary>
internal sealed class TreeMaker(int seed)
{
    private static readonly Location Nowhere = new(1, 1);
    private static readonly string[] Names = ["a", "_b", "c1", "query", "on", "type", "fragment", "implements", "repeatable", "true", "null", "Long_Name_9"];
    private static readonly string[] Bits = ["x", " ", "\t", "\"", "\\", "\n", "\"\"\"", "\\\"\"\"", "é", "🚀", "\u0001", "\u007F", "\u0085", "\uFEFF", "#", "{", "$", "\u2028", "word"];

    private readonly Random _random = new(seed);
    private int _depth;

    // The shorthand comes first: after a type without a body its braces would be that body.
    public DocumentNode Document() => new(Flip() ? List(1, 4, Definition) : [Shorthand(), .. List(0, 3, Definition)], 0, Nowhere);

    private OperationDefinitionNode Shorthand() => new(null, OperationKind.Query, null, [], [], Selections(), Nowhere);

    private DefinitionNode Definition() => _random.Next(12) switch
    {
        0 or 1 or 2 => new OperationDefinitionNode(Maybe(Text), (OperationKind)_random.Next(1, 3), Maybe(Name), List(0, 3, Variable), Directives(false), Selections(), Nowhere),
        3 => new FragmentDefinitionNode(Maybe(Text), FragmentName(), Named(), Directives(false), Selections(), Nowhere),
        4 => new SchemaDefinitionNode(Maybe(Text), Directives(true), List(1, 3, Root), Nowhere),
        5 => new DirectiveDefinitionNode(Maybe(Text), Name(), List(0, 2, InputValue), Flip(), List(1, 3, () => new NameNode(Pick(["FIELD", "SCHEMA", "ENUM_VALUE"]), Nowhere)), Nowhere),
        6 or 7 or 8 => TypeDefinition(),
        _ => Extension(),
    };

    private TypeDefinitionNode TypeDefinition() => _random.Next(6) switch
    {
        0 => new ScalarTypeDefinitionNode(Maybe(Text), Name(), Directives(true), Nowhere),
        1 => new ObjectTypeDefinitionNode(Maybe(Text), Name(), List(0, 2, Named), Directives(true), List(0, 3, Field), Nowhere),
        2 => new InterfaceTypeDefinitionNode(Maybe(Text), Name(), List(0, 2, Named), Directives(true), List(0, 3, Field), Nowhere),
        3 => new UnionTypeDefinitionNode(Maybe(Text), Name(), Directives(true), List(0, 3, Named), Nowhere),
        4 => new EnumTypeDefinitionNode(Maybe(Text), Name(), Directives(true), List(0, 3, EnumValue), Nowhere),
        _ => new InputObjectTypeDefinitionNode(Maybe(Text), Name(), Directives(true), List(0, 3, InputValue), Nowhere),
    };

    private TypeSystemExtensionNode Extension() => _random.Next(7) switch
    {
        0 => new SchemaExtensionNode(Directives(true), List(1, 2, Root), Nowhere),
        1 => new ScalarTypeExtensionNode(Name(), List(1, 2, () => Directive(true)), Nowhere),
        2 => new ObjectTypeExtensionNode(Name(), List(0, 2, Named), Directives(true), List(1, 3, Field), Nowhere),
        3 => new InterfaceTypeExtensionNode(Name(), List(1, 2, Named), Directives(true), List(0, 3, Field), Nowhere),
        4 => new UnionTypeExtensionNode(Name(), Directives(true), List(1, 3, Named), Nowhere),
        5 => new EnumTypeExtensionNode(Name(), Directives(true), List(1, 3, EnumValue), Nowhere),
        _ => new InputObjectTypeExtensionNode(Name(), Directives(true), List(1, 3, InputValue), Nowhere),
    };

    private OperationTypeDefinitionNode Root() => new((OperationKind)_random.Next(3), Named(), Nowhere);

    private FieldDefinitionNode Field() => new(Maybe(Text), Name(), List(0, 3, InputValue), Type(), Directives(true), Nowhere);

    private InputValueDefinitionNode InputValue() => new(Maybe(Text), Name(), Type(), Maybe(() => Value(true)), Directives(true), Nowhere);

    private EnumValueDefinitionNode EnumValue() => new(Maybe(Text), new NameNode(Pick(["A", "on", "query"]), Nowhere), Directives(true), Nowhere);

    private VariableDefinitionNode Variable() => new(Maybe(Text), new VariableNode(Name(), Nowhere), Type(), Maybe(() => Value(true)), Directives(true), Nowhere);

    private SelectionSetNode Selections() => Deeper(() => new SelectionSetNode(List(1, 4, Selection), Nowhere));

    private SelectionNode Selection() => _random.Next(5) switch
    {
        0 => new FragmentSpreadNode(FragmentName(), Directives(false), Nowhere),
        1 when _depth < 4 => new InlineFragmentNode(Maybe(Named), Directives(false), Selections(), Nowhere),
        _ => new FieldNode(Maybe(Name), Name(), List(0, 3, () => Argument(false)), Directives(false), _depth < 4 ? Maybe(Selections) : null, Nowhere),
    };

    private ArgumentNode Argument(bool constant) => new(Name(), Value(constant), Nowhere);

    private IReadOnlyList<DirectiveNode> Directives(bool constant) => Flip() ? [] : List(0, 2, () => Directive(constant));

    private DirectiveNode Directive(bool constant) => new(Name(), List(0, 2, () => Argument(constant)), Nowhere);

    private ValueNode Value(bool constant) => _random.Next(_depth > 3 ? 7 : 9) switch
    {
        0 => new IntValueNode(_random.Next(-5, 1000).ToString(CultureInfo.InvariantCulture), Nowhere),
        1 => new FloatValueNode(Pick(["0.5", "-1e10", "1.25E-3", "0e0"]), Nowhere),
        2 or 3 => Text(),
        4 => new BooleanValueNode(Flip(), Nowhere),
        5 => Flip() ? new NullValueNode(Nowhere) : new EnumValueNode(Pick(["A", "on", "nullish"]), Nowhere),
        6 => constant ? new EnumValueNode("E", Nowhere) : new VariableNode(Name(), Nowhere),
        7 => Deeper(() => new ListValueNode(List(0, 3, () => Value(constant)), Nowhere)),
        _ => Deeper(() => new ObjectValueNode(List(0, 3, () => new ObjectFieldNode(Name(), Value(constant), Nowhere)), Nowhere)),
    };

    private StringValueNode Text()
    {
        var value = string.Concat(Enumerable.Range(0, _random.Next(8)).Select(_ => Pick(Bits)));
        return new StringValueNode(value, Flip() && BlockString.RoundTrips(value), Nowhere);
    }

    private TypeNode Type() => _random.Next(_depth > 3 ? 2 : 4) switch
    {
        0 => Named(),
        1 => new NonNullTypeNode(Named(), Nowhere),
        2 => Deeper(() => new ListTypeNode(Type(), Nowhere)),
        _ => new NonNullTypeNode(Deeper(() => new ListTypeNode(Type(), Nowhere)), Nowhere),
    };

    private NamedTypeNode Named() => new(Name(), Nowhere);

    private NameNode Name() => new(Pick(Names), Nowhere);

    private NameNode FragmentName() => new(Pick(["F", "fragment", "onward"]), Nowhere);

    private T Deeper<T>(Func<T> make)
    {
        _depth++;
        var made = make();
        _depth--;
        return made;
    }

    private bool Flip() => _random.Next(2) == 0;

    private T? Maybe<T>(Func<T> make)
        where T : class => Flip() ? null : make();

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private IReadOnlyList<T> List<T>(int from, int to, Func<T> make) => [.. Enumerable.Range(0, _random.Next(from, to + 1)).Select(_ => make())];
}
