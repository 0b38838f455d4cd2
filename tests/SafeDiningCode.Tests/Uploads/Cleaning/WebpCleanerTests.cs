using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Tests.Uploads.Cleaning;

public sealed class WebpCleanerTests
{
    public static TheoryData<string> Webps => [.. Samples.Webps];

    [Theory]
    [MemberData(nameof(Webps))]
    public void A_good_picture_is_taken_with_its_size(string name)
    {
        var clean = Cleaned.Of(Samples.Read(name));

        Assert.Equal((FileKind.Webp, 64, 48), (clean.Kind, clean.Width, clean.Height));
        Assert.Equal(clean.Content, Cleaned.Of(clean.Content).Content);
        Assert.Equal(clean.Content.Length - 8, BitConverter.ToInt32(clean.Content, 4));
    }

    [Theory]
    [InlineData(Samples.CameraWebp, 0x08)]
    [InlineData(Samples.AlphaWebp, 0x18)]
    public void Place_and_texts_go_and_the_way_to_turn_it_stays(string name, int flags)
    {
        var camera = Samples.Read(name);
        Assert.True(Cleaned.Holds(camera, "secret"u8));

        var clean = Cleaned.Of(camera);

        Assert.False(Cleaned.Holds(clean.Content, "secret"u8) || Cleaned.Holds(clean.Content, "XMP "u8));
        Assert.True(Cleaned.Holds(clean.Content, [.. "VP8X"u8, 10, 0, 0, 0, (byte)flags, 0, 0, 0, 63, 0, 0, 47, 0, 0]));
        Assert.True(Cleaned.Holds(clean.Content, [.. "EXIF"u8, 26, 0, 0, 0, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]));
    }

    [Fact]
    public void The_same_photograph_with_other_notes_is_known_again() =>
        Assert.Equal(Cleaned.Of(Samples.Read("plain.webp")).Pixels, Cleaned.Of(Samples.Read(Samples.CameraWebp)).Pixels);

    [Fact]
    public void A_picture_that_moves_is_refused() => Cleaned.Refused(UploadFault.Moving, Samples.Read("moving.webp"));

    [Fact]
    public void A_picture_that_is_cut_off_anywhere_is_refused()
    {
        var camera = Samples.Read(Samples.CameraWebp);
        for (var length = 12; length < camera.Length; length++)
        {
            Cleaned.Refused(UploadFault.Broken, camera[..length]);
        }
    }

    [Fact]
    public void A_canvas_that_is_not_the_picture_is_refused() =>
        Cleaned.Refused(UploadFault.Broken, Cleaned.Replace(Samples.Read(Samples.AlphaWebp), [63, 0, 0, 47, 0, 0], [63, 0, 0, 48, 0, 0]));

    [Fact]
    public void A_picture_that_says_it_is_huge_is_refused() =>
        // The size of a key frame stands behind its start code: 16383 each way.
        Cleaned.Refused(UploadFault.TooManyPixels, Cleaned.Replace(Samples.Read("plain.webp"), [0x9D, 1, 0x2A, 64, 0, 48, 0], [0x9D, 1, 0x2A, 0xFF, 0x3F, 0xFF, 0x3F]));

    [Fact]
    public void What_lies_behind_the_end_is_dropped_or_is_the_reason_to_refuse_it()
    {
        var plain = Samples.Read("plain.webp");
        Assert.Equal(Cleaned.Of(plain).Content, Cleaned.Of([.. plain, .. new byte[9]]).Content);
        Cleaned.Refused(UploadFault.Disguised, [.. plain, .. "<html>"u8]);
    }
}
