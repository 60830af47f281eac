using Timeline.Pdf.Elements;
using Timeline.Pdf.Tables;

namespace Timeline.Pdf.Tests.Tables;

public sealed class TrackSizingTests
{
    [Fact]
    public void Relative_columns_share_what_fixed_and_automatic_ones_leave() => Assert.Equal(
        [50, 30, 40, 80],
        Resolve(200, (Track.Fixed(50), 0, 0), (Track.Auto, 10, 30), (Track.Relative(1), 5, 500), (Track.Relative(2), 5, 500)));

    [Fact]
    public void Automatic_columns_that_cannot_all_have_their_wish_share_by_it() => Assert.Equal(
        [26.666666667, 53.333333333],
        Resolve(80, (Track.Auto, 10, 100), (Track.Auto, 20, 200)));

    [Fact]
    public void Automatic_columns_fill_the_width_when_there_is_more_than_they_need() => Assert.Equal(
        [40, 60], Resolve(100, (Track.Auto, 10, 20), (Track.Auto, 10, 30)));

    [Fact]
    public void A_relative_column_is_never_narrower_than_its_longest_word() => Assert.Equal(
        [60, 40], Resolve(100, (Track.Relative(1), 60, 90), (Track.Relative(3), 10, 90)));

    [Fact]
    public void What_a_relative_column_does_not_need_the_others_get() => Assert.Equal(
        [30, 170], Resolve(200, (Track.Relative(1), 10, 30), (Track.Relative(1), 10, 500)));

    [Fact]
    public void Automatic_columns_leave_relative_ones_their_share_and_break_one_by_one() => Assert.Equal(
        [80, 20, 100], Resolve(200, (Track.Auto, 40, 80), (Track.Auto, 20, 100), (Track.Relative(1), 10, 500)));

    [Fact]
    public void One_huge_word_does_not_take_the_room_of_short_ones() => Assert.Equal(
        [20, 80], Resolve(100, (Track.Auto, 20, 30), (Track.Auto, 500, 500)));

    [Fact]
    public void Fixed_columns_wider_than_the_table_shrink_in_proportion() => Assert.Equal(
        [25, 75], Resolve(100, (Track.Fixed(100), 0, 0), (Track.Fixed(300), 0, 0)));

    private static double[] Resolve(double width, params (Track Track, double Least, double Greatest)[] columns) =>
        [.. TrackSizing.Resolve([.. columns.Select(c => c.Track)], width, i => new WidthRange(columns[i].Least, columns[i].Greatest)).Select(w => Math.Round(w, 9))];
}
