using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Shared;

public sealed class ZoneNamesTests
{
    [Theory]
    [InlineData("America/Chicgo", "America/Chicago")]
    [InlineData("america/chicago", "America/Chicago")]
    [InlineData("Chicago", "America/Chicago")]
    [InlineData("new york", "America/New_York")]
    [InlineData("Europe/Berln", "Europe/Berlin")]
    [InlineData("Central Standard Time", "America/Chicago")]
    [InlineData("utc", "UTC")]
    public void A_slip_is_answered_with_the_name_meant(string typed, string meant) => Assert.Equal(meant, ZoneNames.Nearest(typed));

    [Theory]
    [InlineData("")]
    [InlineData("Middle Earth/Hobbiton")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    public void What_is_like_no_zone_gets_no_suggestion(string typed) => Assert.Null(ZoneNames.Nearest(typed));

    [Theory]
    [InlineData("America/Chicago", true)]
    [InlineData("UTC", true)]
    [InlineData("UTC+03", false)]
    [InlineData("america/chicago", false)]
    public void Only_names_of_the_database_exist(string name, bool exists) => Assert.Equal(exists, ZoneNames.Exists(name));
}
