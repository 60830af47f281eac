using System.CommandLine;

namespace Timeline.Api.Host;

/// <summary>The program's verbs. Without one it serves.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return await Build().Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (StartupException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("Timeline: incident timelines and postmortems. Without a verb it serves.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((parsed, cancellation) => ServeVerb.RunAsync([.. parsed.UnmatchedTokens], cancellation));

        var serve = new Command("serve", "Serve the web UI and the API. Any setting of docs/configuration.md may follow as --Key=Value, for example --urls=http://localhost:8080.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        serve.SetAction((parsed, cancellation) => ServeVerb.RunAsync([.. parsed.UnmatchedTokens], cancellation));
        root.Subcommands.Add(serve);

        var signIn = new Command("sign-in", "Print a new one-time administrator's link. The server must be running.") { TreatUnmatchedTokensAsErrors = false };
        signIn.SetAction((parsed, cancellation) => SignInVerb.RunAsync([.. parsed.UnmatchedTokens], cancellation));
        root.Subcommands.Add(signIn);

        var output = new Option<FileInfo?>("--output") { Description = "Write to this file instead of the terminal." };
        var schema = new Command("schema", "Print the GraphQL schema.") { output };
        schema.SetAction((parsed, cancellation) => SchemaVerb.RunAsync(parsed.GetValue(output), cancellation));
        root.Subcommands.Add(schema);

        var check = new Option<bool>("--check") { Description = "Change nothing; exit 1 when a document has drifted from its notes." };
        var folder = new Option<DirectoryInfo>("--folder") { Description = "The folder of notes.", DefaultValueFactory = _ => new DirectoryInfo("postmortems") };
        var postmortems = new Command("postmortems", "Write the documents in postmortems/ again from their notes.") { check, folder };
        postmortems.SetAction((parsed, cancellation) => PostmortemsVerb.RunAsync(parsed.GetValue(folder)!, parsed.GetValue(check), cancellation));
        root.Subcommands.Add(postmortems);

        var incident = new Option<string?>("--incident") { Description = "Only this incident, by its key or id, with its postmortem; prints its head hash." };
        var verify = new Command("verify", "Verify that no event was changed, taken out, swapped or inserted; exit 1 when one was. What it can prove: docs/evidence.md.") { incident };
        verify.TreatUnmatchedTokensAsErrors = false;
        verify.SetAction((parsed, cancellation) => VerifyVerb.RunAsync(parsed.GetValue(incident), [.. parsed.UnmatchedTokens], cancellation));
        root.Subcommands.Add(verify);

        var name = new Argument<string?>("name") { Description = "Only this projection.", Arity = ArgumentArity.ZeroOrOne };
        var rebuild = new Command("rebuild", "Make the documents of all projections, or of one, anew from the events. For those that are kept in the background, stop every node first.") { name };
        rebuild.TreatUnmatchedTokensAsErrors = false;
        rebuild.SetAction((parsed, cancellation) => RebuildVerb.RunAsync(parsed.GetValue(name), [.. parsed.UnmatchedTokens], cancellation));
        root.Subcommands.Add(rebuild);

        var migrate = new Command("migrate", "Bring a database of version 0.1 up to date. Stop every program that uses it and make a backup first: there is no way back but the backup.") { TreatUnmatchedTokensAsErrors = false };
        migrate.SetAction((parsed, cancellation) => MigrateVerb.RunAsync([.. parsed.UnmatchedTokens], cancellation));
        root.Subcommands.Add(migrate);

        var url = new Option<string>("--url") { Description = "The server to ask.", DefaultValueFactory = _ => HealthcheckVerb.DefaultUrl() };
        var health = new Command("healthcheck", "Exit 0 when the server is ready.") { url };
        health.SetAction((parsed, cancellation) => HealthcheckVerb.RunAsync(parsed.GetValue(url)!, cancellation));
        root.Subcommands.Add(health);

        return root;
    }
}
