using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Notices;

namespace SafeDiningCode.Tests.Notices;

public sealed class NoticeKindsTests
{
    public static TheoryData<string> Kinds => [.. NoticeKinds.Codes];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_languages_say_the_same_and_leave_nothing_open(string kind)
    {
        var openings = NoticeKinds.Openings(kind, Language.Chinese);
        Assert.Equal(openings.Order(StringComparer.Ordinal), NoticeKinds.Openings(kind, Language.English).Order(StringComparer.Ordinal));
        var parameters = openings.ToDictionary(name => name, name => $"[{name}]", StringComparer.Ordinal);

        foreach (var language in new[] { Language.Chinese, Language.English })
        {
            var words = NoticeKinds.Words(kind, parameters, language);
            Assert.All(openings, name => Assert.Contains($"[{name}]", words.Body, StringComparison.Ordinal));
            Assert.DoesNotContain('{', words.Title + words.Body);
        }
    }

    [Fact]
    public void What_a_newer_release_tells_of_is_told_of_in_general_words() =>
        Assert.Equal("There is something new", NoticeKinds.Words("of-tomorrow", new Dictionary<string, string>(), Language.English).Title);

    [Fact]
    public void What_stands_in_a_parameter_is_not_read_as_an_opening()
    {
        var parameters = new Dictionary<string, string> { ["shop"] = "{date}", ["date"] = "2026-12-01" };
        Assert.Contains("{date}", NoticeKinds.Words(NoticeKinds.LicenceExpiring, parameters, Language.English).Body, StringComparison.Ordinal);
    }
}
