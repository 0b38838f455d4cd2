using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Staff.List;

namespace SafeDiningCode.Tests.Staff.List;

public sealed class StaffFieldsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_certificate_without_its_last_day_lasts_a_year()
    {
        Assert.True(new StaffFields(" 示例\u202E甲 ", "厨师", "", "2026/3/1", " ").TryRead(Today, Language.Chinese, out var entry, out var errors));

        Assert.Empty(errors);
        Assert.Equal(new StaffEntry("示例甲", "厨师", new CertificateEntry(Certificate: null, new DateOnly(2026, 3, 1), new DateOnly(2027, 2, 28))), entry);
    }

    [Theory]
    [InlineData("", "厨师", "", "2026-03-01", "", "name")]
    [InlineData("\u200E", "厨师", "", "2026-03-01", "", "name")]
    [InlineData("示例", "", "", "2026-03-01", "", "post")]
    [InlineData("示例", "厨师", "", "", "", "issued")]
    [InlineData("示例", "厨师", "", "2026-02-30", "", "issued")]
    [InlineData("示例", "厨师", "", "2026-11-23", "", "issued")]
    [InlineData("示例", "厨师", "", "2026-03-01", "明年", "until")]
    [InlineData("示例", "厨师", "", "2026-03-01", "2026-02-28", "until")]
    [InlineData("示例", "厨师", "", "2026-03-01", "2028-03-01", "until")]
    public void What_is_wrong_is_said_at_its_field(string name, string post, string certificate, string issued, string until, string field)
    {
        Assert.False(new StaffFields(name, post, certificate, issued, until).TryRead(Today, Language.English, out _, out var errors));

        Assert.Equal(field, Assert.Single(errors).Field);
    }

    [Fact]
    public void Long_texts_are_refused_and_not_cut()
    {
        Assert.False(new StaffFields(new string('名', 41), new string('岗', 21), new string('1', 41), "2026-03-01", "").TryRead(Today, Language.Chinese, out _, out var errors));

        Assert.Equal(["certificate", "name", "post"], errors.Select(error => error.Field));
    }
}
