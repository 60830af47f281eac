using System.Globalization;
using System.Text;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>Makes documents for a schema at random, with every kind of mistake in between; every third is made with care.</summary>
internal sealed class DocumentMaker(Schema schema, int seed, DocumentWords words)
{
    private readonly bool _isCareful = seed % 3 == 0;

    private static readonly string[] Keys = ["a", "b", "c"];
    private static readonly string[] Variables = ["v", "w", "x", "y"];
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private readonly List<string> _declared = [];
    private bool _declares;
    private int _fragments;

    public string Make()
    {
        _fragments = _isCareful ? 0 : _random.Next(4);
        var operations = !Slips(15) ? 1 : _random.Next(4);
        for (var i = 0; i < operations; i++)
            Operation(i);
        for (var i = 0; i < _fragments; i++)
            Fragment(Chance(95) ? i : 0);
        if (operations + _fragments == 0)
            _text.Append("type Extra { name: String }");
        return _text.ToString();
    }

    private void Operation(int index)
    {
        var (keyword, root) = _random.Next(12) switch
        {
            0 when schema.MutationType is { } mutation => ("mutation", mutation),
            1 when schema.SubscriptionType is { } subscription => ("subscription", subscription),
            _ => ("query", schema.QueryType),
        };
        _text.Append(keyword);
        if (Chance(70))
            _text.Append(CultureInfo.InvariantCulture, $" Op{(Chance(90) ? index : 0)}");
        var start = _text.Length;
        if (Slips(60))
            VariableDefinitions();
        _declares = _isCareful && _text.Length == start;
        Applied(10);
        Selections(root, _isCareful ? 3 : 4);
        if (_declared.Count > 0)
            _text.Insert(start, $"({string.Join(", ", _declared)})");
        _declared.Clear();
        _declares = false;
    }

    private void Fragment(int name)
    {
        var condition = Pick(words.Conditions);
        _text.Append(CultureInfo.InvariantCulture, $"fragment F{name} on {condition}");
        Applied(5);
        Selections(schema.GetType(condition) ?? schema.QueryType, 3);
    }

    private void VariableDefinitions()
    {
        _text.Append('(');
        for (var i = 0; i <= _random.Next(3); i++)
        {
            var type = Pick(words.Types);
            _text.Append(CultureInfo.InvariantCulture, $"${Pick(Variables)}: {type} ");
            if (Chance(25))
            {
                _text.Append("= ");
                Literal(null, isConstant: true, depth: 2);
                _text.Append(' ');
            }
        }

        _text.Append(')');
    }

    private void Selections(NamedType type, int depth)
    {
        _text.Append(" {\n");
        for (var i = 0; i <= _random.Next(4); i++)
        {
            switch (_random.Next(10))
            {
                case 0 when depth > 0:
                    var condition = _isCareful ? type.Name : Chance(70) ? Pick(words.Conditions) : null;
                    _text.Append(condition is null ? "..." : $"... on {condition}");
                    Applied(10);
                    Selections((condition is null ? null : schema.GetType(condition)) ?? type, depth - 1);
                    break;
                case 1 when _fragments > 0:
                    _text.Append(CultureInfo.InvariantCulture, $"...F{_random.Next(_fragments + (Chance(5) ? 1 : 0))}");
                    Applied(10);
                    break;
                default:
                    Field(type, depth);
                    break;
            }

            _text.Append('\n');
        }

        _text.Append("}\n");
    }

    private void Field(NamedType parent, int depth)
    {
        // A careful document ends in leaves, however deep it is.
        var fields = ((parent as FieldsType)?.Fields ?? Enumerable.Empty<FieldDefinition>())
            .Where(candidate => !_isCareful || depth > 0 || !candidate.Type.Named.IsCompositeType).ToList();
        var field = fields.Count > 0 && !Slips(5) ? fields[_random.Next(fields.Count)] : null;
        if (Slips(25))
            _text.Append(Pick(Keys)).Append(": ");
        _text.Append(field?.Name ?? (_isCareful && !Slips(20) ? "__typename" : Pick(["__typename", "__typename", "nam", "barkVolum", "meowVolume", "zzzz", "__schema"])));
        Arguments(field);
        Applied(8);
        var hasSelections = field?.Type.Named.IsCompositeType ?? Slips(10);
        if (_isCareful ? hasSelections : depth > 0 && Chance(hasSelections ? 97 : 3))
            Selections(field?.Type.Named ?? parent, depth - 1);
    }

    private void Arguments(FieldDefinition? field)
    {
        var known = field?.Arguments.Where(argument => argument.IsRequired ? !Slips(20) : Chance(_isCareful ? 40 : 80)).ToList() ?? [];
        var unknown = Slips(4);
        if (known.Count == 0 && !unknown)
            return;
        _text.Append('(');
        foreach (var argument in known)
        {
            _text.Append(argument.Name).Append(": ");
            Literal(argument.Type, isConstant: false, depth: 3);
            _text.Append(' ');
            if (Slips(3))
                _text.Append(argument.Name).Append(": null ");
        }

        _text.Append(unknown ? "surnam: true)" : ")");
    }

    private void Literal(GraphQLType? type, bool isConstant, int depth)
    {
        if (_declares && !isConstant && type is not null && Chance(25))
            Declare(type);
        else if (!isConstant && Slips(20))
            _text.Append('$').Append(Pick(Variables));
        else if (type is null || Slips(10) || (depth == 0 && !_isCareful))
            _text.Append(Pick(["1", "2.5", "\"text\"", "true", "null", "TAN", "BRWN", "[1, \"a\"]", "{}", "{required: true}", "{text: \"x\"}", "[[1]]", "99999999999"]));
        else if (type.Nullable is ListType list && Chance(80))
            List(list.OfType, isConstant, depth);
        else if (type.Named is InputObjectType input)
            Object(input, isConstant, depth);
        else
            _text.Append(type.Named.Name switch
            {
                "Int" => "7",
                "Float" => "7.5",
                "Boolean" => "true",
                _ when type.Named is EnumType values => _isCareful || Chance(70) ? values.Values[_random.Next(values.Values.Count)].Name : values.Values[0].Name + "S",
                _ => "\"x\"",
            });
    }

    // A variable that fits, for a document made with care.
    private void Declare(GraphQLType type)
    {
        var name = $"$p{_declared.Count}";
        _declared.Add($"{name}: {(type is not NonNullType && Chance(50) ? $"{type}!" : type)}");
        _text.Append(name);
    }

    private void List(GraphQLType item, bool isConstant, int depth)
    {
        _text.Append('[');
        for (var i = 0; i < _random.Next(3); i++)
        {
            Literal(item, isConstant, depth - 1);
            _text.Append(' ');
        }

        _text.Append(']');
    }

    private void Object(InputObjectType type, bool isConstant, int depth)
    {
        _text.Append('{');
        var only = type.IsOneOf && _isCareful ? type.Fields[_random.Next(type.Fields.Count)] : null;
        foreach (var field in type.Fields.Where(field => only is not null ? field == only : field.IsRequired ? !Slips(10) : !_isCareful && Chance(30)))
        {
            _text.Append(!Slips(5) ? field.Name : field.Name + "s").Append(": ");
            Literal(field.Type, isConstant, depth - 1);
            _text.Append(' ');
            if (Slips(3))
                _text.Append(field.Name).Append(": 1 ");
        }

        _text.Append('}');
    }

    private void Applied(int percent)
    {
        while (Slips(percent))
            _text.Append(' ').Append(Pick(words.Directives));
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private bool Slips(int percent) => Chance(percent) && !(_isCareful && Chance(95));

    private string Pick(string[] options) => options[_random.Next(options.Length)];
}
