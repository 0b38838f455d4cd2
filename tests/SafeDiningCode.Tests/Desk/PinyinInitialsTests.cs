using SafeDiningCode.Web.Desk.Search;

namespace SafeDiningCode.Tests.Desk;

public sealed class PinyinInitialsTests
{
    [Theory]
    [InlineData("过桥米线", "GQMX")]
    [InlineData("昆明市五华区翠湖南路", "KMSWHQCHNL")]
    [InlineData("阿啊巴擦搭蛾发噶哈", "AABCDEFGH")]
    [InlineData("击喀垃妈拿哦啪期然", "JKLMNOPQR")]
    [InlineData("撒塌挖昔压匝座", "STWXYZZ")]
    [InlineData("沙县小吃", "SXXC")]
    [InlineData("兰州牛肉面", "LZNRM")]
    [InlineData("KFC 肯德基3店", "KFC KDJ3D")]
    [InlineData("麦当劳（翠湖店）", "MDL CHD")]
    public void Known_names_have_their_letters(string name, string initials) => Assert.Equal(initials, PinyinInitials.Of(name));

    [Fact]
    public void A_character_that_is_not_sorted_by_reading_parts_the_letters() => Assert.Equal("SLJY", PinyinInitials.Of("示例饺饨圆").Replace(" ", "", StringComparison.Ordinal));
}
