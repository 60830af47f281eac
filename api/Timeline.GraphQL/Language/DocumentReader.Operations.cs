namespace Timeline.GraphQL.Language;

// GraphQL spec, sections "Document", "Operations", "Selection Sets", "Fields", "Arguments", "Fragments".
internal sealed partial class DocumentReader
{
    public DocumentNode ReadDocument()
    {
        var start = Here;
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(ReadDefinition());
        }
        while (!Peek(TokenKind.EndOfFile));
        return new DocumentNode([.. definitions], _tokens, start);
    }

    private DefinitionNode ReadDefinition()
    {
        if (Peek(TokenKind.BraceOpen))
            return ReadShorthand();

        var described = PeekDescription();
        var keyword = described ? Lookahead() : _token;
        if (described && keyword.Kind == TokenKind.BraceOpen)
            throw Error(_token, "Unexpected description, descriptions are not supported on shorthand queries.");
        if (keyword.Kind != TokenKind.Name)
            throw Unexpected(keyword);

        switch (keyword.Value)
        {
            case "query" or "mutation" or "subscription":
                return ReadOperation();
            case "fragment":
                return ReadFragmentDefinition();
            case "extend" when !described:
                return ReadExtension();
        }

        if (ReadTypeSystemDefinition(keyword.Value!) is { } definition)
            return definition;
        throw described
            ? Error(_token, "Unexpected description, only GraphQL definitions support descriptions.")
            : Unexpected(keyword);
    }

    private OperationDefinitionNode ReadShorthand()
    {
        var start = Here;
        return new OperationDefinitionNode(null, OperationKind.Query, null, [], [], ReadSelectionSet(), start);
    }

    private OperationDefinitionNode ReadOperation()
    {
        var start = Here;
        var description = ReadDescription();
        var operation = ReadOperationKind();
        var name = Peek(TokenKind.Name) ? ReadName() : null;
        var variables = OptionalMany(TokenKind.ParenOpen, ReadVariableDefinition, TokenKind.ParenClose);
        return new OperationDefinitionNode(description, operation, name, variables, ReadDirectives(constant: false), ReadSelectionSet(), start);
    }

    private OperationKind ReadOperationKind()
    {
        var token = Expect(TokenKind.Name);
        return token.Value switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw Unexpected(token),
        };
    }

    private VariableDefinitionNode ReadVariableDefinition()
    {
        var start = Here;
        var description = ReadDescription();
        var variable = ReadVariable();
        Expect(TokenKind.Colon);
        var type = ReadType();
        var defaultValue = Skip(TokenKind.Equals) ? ReadValue(constant: true) : null;
        return new VariableDefinitionNode(description, variable, type, defaultValue, ReadDirectives(constant: true), start);
    }

    private VariableNode ReadVariable()
    {
        var start = Place(Expect(TokenKind.Dollar));
        return new VariableNode(ReadName(), start);
    }

    private SelectionSetNode ReadSelectionSet()
    {
        var start = Here;
        return new SelectionSetNode(Many(TokenKind.BraceOpen, ReadSelection, TokenKind.BraceClose), start);
    }

    private SelectionNode ReadSelection() => Peek(TokenKind.Spread) ? ReadFragment() : ReadField();

    private FieldNode ReadField()
    {
        var start = Here;
        var name = ReadName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
            (alias, name) = (name, ReadName());
        var arguments = ReadArguments(constant: false);
        var directives = ReadDirectives(constant: false);
        return new FieldNode(alias, name, arguments, directives, Peek(TokenKind.BraceOpen) ? ReadSelectionSet() : null, start);
    }

    private ArgumentNode[] ReadArguments(bool constant) => OptionalMany(
        TokenKind.ParenOpen,
        () => ReadArgument(constant),
        TokenKind.ParenClose);

    private ArgumentNode ReadArgument(bool constant)
    {
        var start = Here;
        var name = ReadName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name, ReadValue(constant), start);
    }

    private SelectionNode ReadFragment()
    {
        var start = Place(Expect(TokenKind.Spread));
        var conditional = SkipKeyword("on");
        if (!conditional && Peek(TokenKind.Name))
            return new FragmentSpreadNode(ReadFragmentName(), ReadDirectives(constant: false), start);
        var condition = conditional ? ReadNamedType() : null;
        return new InlineFragmentNode(condition, ReadDirectives(constant: false), ReadSelectionSet(), start);
    }

    private FragmentDefinitionNode ReadFragmentDefinition()
    {
        var start = Here;
        var description = ReadDescription();
        ExpectKeyword("fragment");
        var name = ReadFragmentName();
        ExpectKeyword("on");
        var condition = ReadNamedType();
        return new FragmentDefinitionNode(description, name, condition, ReadDirectives(constant: false), ReadSelectionSet(), start);
    }

    private NameNode ReadFragmentName() => PeekKeyword("on") ? throw Unexpected(_token) : ReadName();

    private DirectiveNode[] ReadDirectives(bool constant)
    {
        if (!Peek(TokenKind.At))
            return [];
        var directives = new List<DirectiveNode>();
        while (Peek(TokenKind.At))
        {
            var start = Place(Expect(TokenKind.At));
            directives.Add(new DirectiveNode(ReadName(), ReadArguments(constant), start));
        }

        return [.. directives];
    }
}
