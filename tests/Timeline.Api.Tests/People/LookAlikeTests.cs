using System.Text.Json;
using Timeline.Api.People;
using Timeline.Api.People.LookAlikes;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.People;

public sealed class LookAlikeTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private readonly RunningTimeline _timeline = nodes.Timeline;
    private readonly TimelineClient _client = nodes.Timeline.Client;

    [Theory]
    [InlineData("Ada  Lovelace")]
    [InlineData("Ada\u00A0Lovelace")]
    [InlineData("Ada\u2003 Lovelace")]
    [InlineData("Ada Love\u200Blace")]
    [InlineData("Ada Love\u200Dlace")]
    [InlineData("Ada\u200E Lovelace")]
    [InlineData("\u202EAda Lovelace")]
    [InlineData("ADA LOVELACE")]
    [InlineData("Аda Lovelace")]
    [InlineData("Adа Lоvelасe")]
    [InlineData("Αda Lovelace")]
    [InlineData("Ada Love1ace")]
    [InlineData("Ada LoveIace")]
    [InlineData("Ａｄａ Ｌｏｖｅｌａｃｅ")]
    [InlineData("𝐀𝐝𝐚 𝐋𝐨𝐯𝐞𝐥𝐚𝐜𝐞")]
    public void Names_that_a_reader_takes_for_one_another_have_a_key_in_common(string name) =>
        Assert.NotEmpty(Skeleton.KeysOf("Ada Lovelace").Intersect(Skeleton.KeysOf(name)));

    [Theory]
    [InlineData("René", "Rene\u0301")]
    [InlineData("RENÉ", "Rene\u0301")]
    [InlineData("Τίτος", "ΤΊΤΟΣ")]
    [InlineData("Bjorn ﬁ", "bjorn fi")]
    public void Names_of_the_same_letters_have_one(string one, string other) =>
        Assert.NotEmpty(Skeleton.KeysOf(one).Intersect(Skeleton.KeysOf(other)));

    [Theory]
    [InlineData("Ada", "Adam")]
    [InlineData("Ada Lovelace", "Ada Lovelock")]
    [InlineData("Andre", "André")]
    [InlineData("Иван", "Ivan")]
    [InlineData("李雷", "李蕾")]
    [InlineData("Person 12", "Person 21")]
    public void Names_that_differ_to_the_eye_have_none(string one, string other) =>
        Assert.Empty(Skeleton.KeysOf(one).Intersect(Skeleton.KeysOf(other)));

    [Theory]
    [InlineData("Grace  Hopper", "Grace Hopper")]
    [InlineData("Grаce Hopper", "Grace Hopper")]
    [InlineData("Chat  bot", "Chat bot")]
    [InlineData("Chat bot", "Chat bot")]
    [InlineData("TimeIine", "Timeline")]
    [InlineData("Ѕystem", "System")]
    [InlineData("administrator", "Administrator")]
    public async Task A_person_cannot_be_taken_for_somebody_who_is_there(string name, string resembled)
    {
        await _client.MutateAsync("invitePerson", new { name = "Grace Hopper" }, "person { id }");
        await _client.DoAsync("issueAccessToken", new { name = "Chat bot" }, "accessToken { id }");
        var error = (await _client.MutateAsync("invitePerson", new { name }, "person { id }")).At("error");
        Assert.Equal(("NAME_TAKEN", "name"), (error.Text("code"), error.Text("field")));
        Assert.Contains($"\"{resembled}\"", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Katherine Johnson", "NAME_TAKEN")]
    [InlineData("Katherine Jоhnson", "NAME_TAKEN")]
    [InlineData("Pager  bоt", "NAME_TAKEN")]
    [InlineData("Import", "NAME_TAKEN")]
    [InlineData("Pager bot", null)]
    public async Task A_program_may_have_the_very_name_of_another_and_be_taken_for_nobody_else(string name, string? code)
    {
        await _client.MutateAsync("invitePerson", new { name = "Katherine Johnson" }, "person { id }");
        await _client.DoAsync("issueAccessToken", new { name = "Pager bot" }, "accessToken { id }");
        var answer = await _client.MutateAsync("issueAccessToken", new { name }, "secret");
        Assert.Equal((code, code is not null), (answer.At("error").ValueKind == JsonValueKind.Null ? null : answer.Text("error.code"), answer.At("secret").ValueKind == JsonValueKind.Null));
    }

    [Theory]
    [InlineData("\u200B\u202E \u00A0", "REQUIRED")]
    [InlineData("\u0007\u001B", "REQUIRED")]
    [InlineData("Mary\u0007 Jackson", "INVALID_TEXT")]
    public async Task A_name_that_shows_nothing_is_missing(string name, string code) =>
        Assert.Equal(code, (await _client.MutateAsync("invitePerson", new { name }, "person { id }")).Text("error.code"));

    [Fact]
    public async Task A_name_keeps_nothing_that_nobody_sees_and_what_its_script_needs()
    {
        Assert.Equal("Mary Jackson", (await _client.DoAsync("invitePerson", new { name = " Mary\u202E  Jack\u200Bson\uFEFF" }, "person { name }")).Text("person.name"));
        Assert.Equal("می\u200Cخواهم", (await _client.DoAsync("invitePerson", new { name = "می\u200Cخواهم" }, "person { name }")).Text("person.name"));
    }

    [Fact]
    public async Task A_revoked_token_keeps_its_name_from_nobody()
    {
        var token = (await _client.DoAsync("issueAccessToken", new { name = "Barbara Liskov" }, "accessToken { id }")).Text("accessToken.id");
        await _client.DoAsync("revokeAccessToken", new { tokenId = token }, "accessToken { resembles }");
        await _client.DoAsync("invitePerson", new { name = "Barbara Liskov" }, "person { id }");
    }

    [Fact]
    public async Task The_first_administrator_cannot_take_the_programs_name()
    {
        var first = await FirstAdministrator.FindOrAddAsync(_timeline.Store, _timeline.Clock, TestContext.Current.CancellationToken);
        var link = await _timeline.SignIn.IssueLinkAsync(first.Id, TestContext.Current.CancellationToken);
        var opened = await _timeline.SignIn.OpenSessionAsync(link.ToString(), "Tіmeline", hostOnly: false, TestContext.Current.CancellationToken);
        Assert.Contains("\"Timeline\"", opened.Rejection!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inside_an_entry_anybody_may_be_named()
    {
        await _client.MutateAsync("invitePerson", new { name = "Margaret Hamilton" }, "person { id }");
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("logEntry", new { incidentId, text = "Said so.", author = "Mаrgaret Hamilton" });
        await _client.DoAsync("engageResponder", new { incidentId, who = "Timeline" });
    }

    [Fact]
    public async Task Of_two_that_are_added_at_once_on_two_nodes_one_is_refused()
    {
        using var other = new TimelineClient(nodes.Other, RunningTimeline.AdminToken);
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(
                _client.MutateAsync("invitePerson", new { name = $"Annie Easley {round}" }, "person { id }"),
                other.MutateAsync("invitePerson", new { name = $"Annie  Eаsley {round}" }, "person { id }"),
                other.MutateAsync("issueAccessToken", new { name = $"Аnnie Easley {round}" }, "accessToken { id }"));
            Assert.Equal(1, answers.Count(answer => answer.At("error").ValueKind == JsonValueKind.Null));
        }
    }

    [Fact]
    public async Task Those_that_were_there_before_stay_and_say_whom_they_can_be_taken_for()
    {
        await using (var session = _timeline.Store.LightweightSession(Tenants.Only))
        {
            foreach (var name in new[] { "Radia Perlman", "Rаdia Perlman", "Frances Allen" })
                session.Insert(new Person(Guid.CreateVersion7(), name, Person.Fold(name), Role.Observer, Active: true, HasNamed: true, _timeline.Clock.GetCurrentInstant()));
            session.Insert(new AccessToken(Guid.CreateVersion7(), "Radia\u200B Perlman", Role.Observer, "no hash", _timeline.Clock.GetCurrentInstant(), ExpiresAt: null, "Ada"));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var people = await _client.AskAsync("{ peopleConnection(first: 100) { nodes { name resembles } } accessTokensConnection(first: 100) { nodes { name resembles } } }");
        Assert.Equal(["Rаdia Perlman", "Radia Perlman"], Resembling(people.At("peopleConnection.nodes"), "Radia Perlman"));
        Assert.Equal(["Radia Perlman"], Resembling(people.At("peopleConnection.nodes"), "Rаdia Perlman"));
        Assert.Empty(Resembling(people.At("peopleConnection.nodes"), "Frances Allen"));
        Assert.Equal(2, Resembling(people.At("accessTokensConnection.nodes"), "Radia Perlman").Count);
    }

    private static List<string> Resembling(JsonElement nodes, string name) =>
        [.. nodes.EnumerateArray().Single(node => node.Text("name") == name).At("resembles").EnumerateArray().Select(one => one.GetString()!)];
}
