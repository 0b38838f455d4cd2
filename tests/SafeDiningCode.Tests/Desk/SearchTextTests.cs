using SafeDiningCode.Web.Desk.Search;

namespace SafeDiningCode.Tests.Desk;

public sealed class SearchTextTests
{
    [Fact]
    public void Width_and_case_do_not_matter_and_words_are_parted_by_any_space() =>
        Assert.Equal(["ABC", "米线", "(1)"], SearchText.Words("ａｂｃ　米线\t（1）"));

    [Fact]
    public void The_name_over_the_door_stands_first_and_nothing_is_found_across_two_facts()
    {
        var text = SearchText.Of("某公司", "过桥米线", "翠湖南路", ["JY25301020000016"]);

        Assert.StartsWith("过桥米线", text, StringComparison.Ordinal);
        Assert.Equal(4, SearchText.EndOfName(text));
        Assert.Contains("GQMX", text, StringComparison.Ordinal);
        Assert.Contains("MGS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("司翠", text, StringComparison.Ordinal);
        Assert.Contains("JY25301020000016", text, StringComparison.Ordinal);
    }
}
