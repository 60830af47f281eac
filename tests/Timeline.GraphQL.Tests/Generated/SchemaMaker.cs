using System.Globalization;
using System.Text;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>
/// Makes valid schemas at random. Every element is made from the seed and its own name, so that two schemas of one seed
/// differ only where <paramref name="drift"/> makes them: a percentage of decisions taken anew.
/// </summary>
internal sealed class SchemaMaker(int seed, int drift = 0)
{
    private static readonly string[] Scalars = ["Int", "Float", "String", "Boolean", "ID"];

    private readonly StringBuilder _sdl = new();
    private readonly Dictionary<string, List<string>> _interfaces = new(StringComparer.Ordinal);
    private int _interfaceCount;
    private int _objectCount;
    private int _inputCount;
    private int _enumCount;

    /// <summary>The schema as SDL.</summary>
    public string Make()
    {
        var size = On("schema");
        (_interfaceCount, _objectCount, _inputCount, _enumCount) = (size.Next(4), 2 + size.Next(4), 1 + size.Next(3), 1 + size.Next(2));
        Directive();
        for (var i = 0; i < _enumCount; i++)
            Enum($"E{i}");
        for (var i = 0; i < _inputCount; i++)
            Input($"N{i}", i);
        for (var i = 0; i < _interfaceCount; i++)
            Interface(i);
        for (var i = 0; i < _objectCount; i++)
            Object($"O{i}");
        Union("U0");
        Object("Query");
        var hasMutations = size.Next(2) == 0;
        if (hasMutations)
            Object("Mutation");
        // In an extension the reference, version 16, does not see the directive.
        _sdl.Append(CultureInfo.InvariantCulture, $"type Subscription {{ s0: String }}\nscalar S0{(size.Next(3) == 0 ? " @specifiedBy(url: \"https://scalars.example/s0\")" : "")}\n");
        if (size.Next(3) == 0)
            _sdl.Append(CultureInfo.InvariantCulture, $"schema {{ query: Query subscription: Subscription }}\n{(hasMutations ? "extend schema { mutation: Mutation }\n" : "")}");
        return _sdl.ToString();
    }

    private void Directive()
    {
        var on = On("@tag");
        var locations = new[] { "FIELD", "QUERY", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION", "FRAGMENT_DEFINITION", "MUTATION" }.Where(_ => on.Next(3) > 0).Append("FIELD_DEFINITION");
        _sdl.Append(CultureInfo.InvariantCulture, $"directive @tag{Arguments("@tag", on)}{(on.Next(2) == 0 ? " repeatable" : "")} on {string.Join(" | ", locations)}\n");
    }

    private void Enum(string name)
    {
        var on = On(name);
        var values = Enumerable.Range(0, 2 + on.Next(3)).Select(i => $"V{i}{(On($"{name}.V{i}").Next(6) == 0 ? " @deprecated" : "")}");
        var split = on.Next(4) == 0 ? $" }}\nextend enum {name} {{ " : " ";
        _sdl.Append(CultureInfo.InvariantCulture, $"enum {name} {{ V0{split}{string.Join(' ', values.Skip(1))} }}\n");
    }

    private void Input(string name, int index)
    {
        var on = On(name);
        var isOneOf = on.Next(4) == 0;
        _sdl.Append(CultureInfo.InvariantCulture, $"input {name}{(isOneOf ? " @oneOf" : "")} {{\n");
        for (var i = 0; i <= 1 + on.Next(3); i++)
        {
            var field = On($"{name}.f{i}");
            // An input may require an earlier one only, so that it can be written down.
            var type = isOneOf ? InputType(field, index, nullable: true) : InputType(field, index, nullable: false);
            var literal = isOneOf || field.Next(3) > 0 || type.Contains('N', StringComparison.Ordinal) ? "" : " = " + Literal(type, field);
            if (i > 0 && field.Next(6) == 0)
                _sdl.Append(CultureInfo.InvariantCulture, $"}}\nextend input {name} {{\n");
            _sdl.Append(CultureInfo.InvariantCulture, $"  f{i}: {type}{literal}{(!type.EndsWith('!') && field.Next(8) == 0 ? " @deprecated(reason: \"old\")" : "")}\n");
        }

        _sdl.Append("}\n");
    }

    private void Interface(int index)
    {
        var name = $"I{index}";
        var on = On(name);
        var parents = Enumerable.Range(0, index).Where(_ => on.Next(3) == 0).SelectMany(parent => _interfaces[$"I{parent}"].Append($"I{parent}")).Distinct(StringComparer.Ordinal).ToList();
        _interfaces[name] = parents;
        Fields("interface", name, parents, on);
    }

    private void Object(string name)
    {
        var on = On(name);
        var parents = _interfaces.Where(_ => on.Next(3) == 0).SelectMany(parent => parent.Value.Append(parent.Key)).Distinct(StringComparer.Ordinal).ToList();
        Fields("type", name, parents, on);
    }

    private void Fields(string keyword, string name, List<string> parents, Choice on)
    {
        _sdl.Append(CultureInfo.InvariantCulture, $"{keyword} {name}{(parents.Count > 0 ? " implements " + string.Join(" & ", parents) : "")} {{\n");
        foreach (var parent in parents)
            OwnFields(parent, On(parent + ".fields"));
        if (parents.Count > 0 && on.Next(4) == 0)
            _sdl.Append(CultureInfo.InvariantCulture, $"}}\nextend {keyword} {name} {{\n");
        OwnFields(name, On(name + ".fields"));
        if (name == "Query")
            _sdl.Append(CultureInfo.InvariantCulture, $"  all: [O0!]! any: U0 echo{Arguments("Query.echo", on)}: String\n");
        _sdl.Append("}\n");
    }

    // The fields of an interface are written the same wherever they stand, so that its implementations fit.
    private void OwnFields(string owner, Choice on)
    {
        var prefix = owner.ToLowerInvariant();
        for (var i = 0; i <= 1 + on.Next(3); i++)
        {
            var field = On($"{owner}.{i}");
            _sdl.Append(CultureInfo.InvariantCulture, $"  {prefix}f{i}{Arguments($"{owner}.{i}", field)}: {OutputType(field)}{(!owner.StartsWith('I') && field.Next(10) == 0 ? " @deprecated" : "")}\n");
        }
    }

    private void Union(string name)
    {
        var on = On(name);
        var members = Enumerable.Range(0, _objectCount).Where(_ => on.Next(2) == 0).DefaultIfEmpty(0).Select(i => $"O{i}").ToList();
        var split = members.Count > 1 && on.Next(2) == 0 ? $"\nextend union {name} = " : members.Count > 1 ? " | " : "";
        _sdl.Append(CultureInfo.InvariantCulture, $"union {name} = {members[0]}{split}{string.Join(" | ", members.Skip(1))}\n");
    }

    private string Arguments(string owner, Choice on)
    {
        var count = Math.Max(0, on.Next(5) - 2);
        var arguments = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var argument = On($"{owner}({i})");
            var type = InputType(argument, _inputCount, nullable: false);
            var literal = argument.Next(3) > 0 || type.Contains('N', StringComparison.Ordinal) ? "" : " = " + Literal(type, argument);
            arguments.Add($"a{i}: {type}{literal}");
        }

        return arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "";
    }

    private string InputType(Choice on, int inputs, bool nullable)
    {
        var kind = on.Next(10);
        var named = kind < 6 ? Scalars[on.Next(Scalars.Length)] : kind < 8 || inputs == 0 ? $"E{on.Next(_enumCount)}" : $"N{on.Next(inputs)}";
        var wrapped = Wrap(named, on, 25);
        return nullable ? wrapped.TrimEnd('!') : wrapped;
    }

    private string OutputType(Choice on)
    {
        var kind = on.Next(12);
        var named = kind switch
        {
            < 4 => Scalars[on.Next(Scalars.Length)],
            4 => on.Next(3) == 0 ? "S0" : $"E{on.Next(_enumCount)}",
            5 or 6 when _interfaceCount > 0 => $"I{on.Next(_interfaceCount)}",
            7 => "U0",
            _ => $"O{on.Next(_objectCount)}",
        };
        return Wrap(named, on, 35);
    }

    private static string Wrap(string type, Choice on, int percent)
    {
        for (var i = 0; i < 3; i++)
        {
            if (on.Next(100) < percent && !type.EndsWith('!'))
                type += "!";
            if (i < 2 && on.Next(100) < percent / 2)
                type = $"[{type}]";
        }

        return type;
    }

    private static string Literal(string type, Choice on)
    {
        if (!type.EndsWith('!') && on.Next(6) == 0)
            return "null";
        type = type.TrimEnd('!');
        if (type.StartsWith('['))
            return on.Next(3) == 0 ? "[]" : $"[{Literal(type[1..^1] + "!", on)}]";
        return type switch
        {
            "Int" => on.Next(100).ToString(CultureInfo.InvariantCulture),
            "Float" => on.Next(2) == 0 ? "2.50" : "3",
            "String" => on.Next(2) == 0 ? "\"te\\u0078t\"" : "\"\"\"\n  block\n  \"\"\"",
            "Boolean" => on.Next(2) == 0 ? "true" : "false",
            "ID" => on.Next(2) == 0 ? "\"7\"" : "7",
            _ => $"V{on.Next(2)}",
        };
    }

    private Choice On(string name) => new(seed, name, drift);

    /// <summary>The decisions about one element.</summary>
    private sealed class Choice(int seed, string name, int drift)
    {
        private readonly Random _random = new(Mix(seed, name));
        private readonly Random _drifting = new(Mix(seed + 1, name + "'"));

        public int Next(int count)
        {
            var next = _random.Next(count);
            return drift > 0 && _drifting.Next(100) < drift ? _drifting.Next(count) : next;
        }

        // The hash of a string differs from run to run.
        private static int Mix(int seed, string text) => text.Aggregate(seed, (hash, c) => unchecked((hash * 31) + c));
    }
}
