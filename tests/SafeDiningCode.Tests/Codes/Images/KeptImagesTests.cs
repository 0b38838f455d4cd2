using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes.Images;

namespace SafeDiningCode.Tests.Codes.Images;

public sealed class KeptImagesTests
{
    private const long Most = 10_000;
    private static readonly TrustCode One = Code(1);
    private static readonly TrustCode Other = Code(2);
    private readonly List<string> drawn = [];

    [Fact]
    public void A_picture_is_drawn_once_for_each_code_and_kind()
    {
        using var kept = new KeptImages(Most);

        var first = Get(kept, One, "svg");
        Assert.Same(first, Get(kept, One, "svg"));
        Assert.NotSame(first, Get(kept, One, "png"));
        Assert.NotSame(first, Get(kept, Other, "svg"));

        Assert.Equal([$"{One}.svg", $"{One}.png", $"{Other}.svg"], drawn);
    }

    [Fact]
    public void What_is_kept_of_a_code_goes_with_it_and_leaves_the_others()
    {
        using var kept = new KeptImages(Most);
        foreach (var extension in ImageEndpoints.Extensions)
        {
            Get(kept, One, extension);
        }

        var others = Get(kept, Other, "svg");
        kept.Forget(One);

        Assert.Equal(others.Length, kept.Bytes);
        Assert.Same(others, Get(kept, Other, "svg"));
        Get(kept, One, "svg");
        Assert.Equal(2, drawn.Count(name => name == $"{One}.svg"));
    }

    [Fact]
    public void However_many_are_asked_for_no_more_memory_is_taken_than_was_said()
    {
        using var kept = new KeptImages(Most);

        for (var serial = 0; serial < 1000; serial++)
        {
            Assert.Equal(100, Get(kept, Code(serial), "svg").Length);
            Assert.InRange(kept.Bytes, 0, Most);
        }
    }

    private static TrustCode Code(long serial) => TrustCode.Create(1, serial, "a key for these tests alone"u8);

    private byte[] Get(KeptImages kept, TrustCode code, string extension) => kept.Get(code, extension, asked =>
    {
        drawn.Add($"{asked}.{extension}");
        return new byte[100];
    });
}
