using SafeDiningCode.Rules.Shops;

namespace SafeDiningCode.Tests.Rules.Shops;

public sealed class CuisinesTests
{
    [Fact]
    public void Every_choice_has_a_code_of_its_own_that_the_database_holds_and_both_names()
    {
        foreach (var list in new[] { Cuisines.All, SpokenLanguages.All })
        {
            Assert.Equal(list.Count, list.Select(choice => choice.Code).Distinct(StringComparer.Ordinal).Count());
            Assert.All(list, choice =>
            {
                Assert.InRange(choice.Code.Length, 2, Cuisines.LongestCode);
                Assert.NotEmpty(choice.Chinese);
                Assert.NotEmpty(choice.English);
            });
        }
    }

    [Fact]
    public void Languages_are_kept_once_each_in_the_order_of_the_list()
    {
        Assert.Equal("zh,en,ja", SpokenLanguages.ToText(["ja", "en", "zh", "en", "xx"]));
        Assert.Null(SpokenLanguages.ToText(["xx"]));
        Assert.Equal(["zh", "ja"], SpokenLanguages.Of("ja,zh,gone").Select(language => language.Code));
        Assert.Empty(SpokenLanguages.Of(null));
        Assert.InRange(SpokenLanguages.ToText(SpokenLanguages.All.Select(language => language.Code))!.Length, 1, 100);
    }

    [Fact]
    public void A_code_that_is_none_finds_nothing()
    {
        Assert.Equal("滇菜", Cuisines.Find("yunnan")!.Chinese);
        Assert.Null(Cuisines.Find("Yunnan"));
        Assert.Null(Cuisines.Find(null));
    }
}
