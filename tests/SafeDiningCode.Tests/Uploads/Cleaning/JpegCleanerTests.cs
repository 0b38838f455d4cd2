using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Tests.Uploads.Cleaning;

public sealed class JpegCleanerTests
{
    private const int AfterSoi = 2;
    private static readonly byte[] Plain = Samples.Read("plain.jpg");

    public static TheoryData<string> Jpegs => [.. Samples.Jpegs];

    [Theory]
    [MemberData(nameof(Jpegs))]
    public void A_good_picture_is_taken_with_its_size(string name)
    {
        var clean = Cleaned.Of(Samples.Read(name));

        Assert.Equal((FileKind.Jpeg, 64, 48), (clean.Kind, clean.Width, clean.Height));
        Assert.Equal(clean.Content, Cleaned.Of(clean.Content).Content);
    }

    [Fact]
    public void Place_preview_and_comments_go_and_the_way_to_turn_it_stays()
    {
        var camera = Samples.Read(Samples.CameraJpeg);
        Assert.True(Cleaned.Holds(camera, "Testphone"u8) && Cleaned.Holds(camera, "hello"u8) && Cleaned.Holds(camera, "secret"u8));

        var clean = Cleaned.Of(camera);

        Assert.False(Cleaned.Holds(clean.Content, "Testphone"u8));
        Assert.False(Cleaned.Holds(clean.Content, "hello"u8));
        Assert.False(Cleaned.Holds(clean.Content, "secret"u8));
        Assert.False(Cleaned.Holds(clean.Content, "Photoshop"u8));
        // One directory of one entry: tag 0112, a short, one of them, 6; no directory after it.
        Assert.True(Cleaned.Holds(clean.Content, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, 0xFF]));
        Assert.Equal(1, Count(clean.Content, "Exif"u8));
    }

    [Fact]
    public void The_same_photograph_with_other_notes_is_known_again()
    {
        var (plain, camera) = (Cleaned.Of(Plain), Cleaned.Of(Samples.Read(Samples.CameraJpeg)));

        Assert.Equal(plain.Pixels, camera.Pixels);
        Assert.NotEqual(plain.Hash, camera.Hash);
        Assert.NotEqual(plain.Pixels, Cleaned.Of(Samples.Read("progressive.jpg")).Pixels);
    }

    [Fact]
    public void What_phones_put_behind_the_end_is_dropped()
    {
        var plain = Cleaned.Of(Plain);

        Assert.Equal(plain.Content, Cleaned.Of([.. Plain, .. new byte[100]]).Content);
        Assert.Equal(plain.Content, Cleaned.Of([.. Plain, .. Samples.Read("grey.jpg")]).Content);
        Assert.Equal(plain.Content, Cleaned.Of([.. Plain, 0, 0, 0, 24, .. "ftypmp42 a short film"u8]).Content);
    }

    [Fact]
    public void A_picture_that_is_also_a_web_page_an_archive_or_a_program_is_refused()
    {
        Cleaned.Refused(UploadFault.Disguised, [.. Plain, .. "\n<!DocType html><body onload=alert(1)>"u8]);
        Cleaned.Refused(UploadFault.Disguised, [.. Plain, .. "<SCRIPT>alert(1)</SCRIPT>"u8]);
        Cleaned.Refused(UploadFault.Disguised, [.. Plain, .. "PK\x03\x04 and so on"u8]);
        Cleaned.Refused(UploadFault.Disguised, [.. Plain, .. "<?php system($_GET[0]);"u8]);
        Cleaned.Refused(UploadFault.Disguised, [.. Plain, .. Pdf.Make()]);
        Cleaned.Refused(UploadFault.Disguised, [.. Plain, .. "MZ\x90"u8]);
    }

    [Fact]
    public void A_web_page_in_a_comment_is_gone()
    {
        byte[] comment = [.. "<script>alert(1)</script>"u8];
        var clean = Cleaned.Of([.. Plain[..AfterSoi], 0xFF, 0xFE, 0, (byte)(comment.Length + 2), .. comment, .. Plain[AfterSoi..]]);

        Assert.Equal(Cleaned.Of(Plain).Content, clean.Content);
    }

    [Fact]
    public void A_picture_that_is_cut_off_anywhere_is_refused()
    {
        for (var length = 3; length < Plain.Length; length++)
        {
            Cleaned.Refused(UploadFault.Broken, Plain[..length]);
        }
    }

    [Fact]
    public void A_picture_that_is_closed_as_soon_as_it_has_begun_is_refused()
    {
        // Head of a scan of three components: 12 bytes behind its marker.
        var data = Plain.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) + 14;
        Cleaned.Refused(UploadFault.Broken, [.. Plain[..(data + 10)], 0xFF, 0xD9]);
    }

    [Fact]
    public void Camera_notes_larger_than_the_file_are_refused() =>
        Cleaned.Refused(UploadFault.Broken, [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, .. "Exif\0\0"u8, .. Plain[AfterSoi..]]);

    [Fact]
    public void Camera_notes_that_point_outside_themselves_are_dropped()
    {
        byte[] notes = [.. "Exif\0\0II*\0"u8, 0xFF, 0xFF, 0xFF, 0x7F];
        Assert.Equal(
            Cleaned.Of(Plain).Content,
            Cleaned.Of([.. Plain[..AfterSoi], 0xFF, 0xE1, 0, (byte)(notes.Length + 2), .. notes, .. Plain[AfterSoi..]]).Content);
    }

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(12_001, 10)]
    [InlineData(9_000, 8_000)]
    public void A_picture_that_says_it_is_huge_is_refused(int width, int height)
    {
        // The frame: 8 bits, height, width.
        byte[] size = [(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width];
        Cleaned.Refused(UploadFault.TooManyPixels, Cleaned.Replace(Plain, [8, 0, 48, 0, 64], [8, .. size]));
    }

    [Fact]
    public void A_picture_with_less_data_than_its_size_needs_is_refused() =>
        Cleaned.Refused(UploadFault.Broken, Cleaned.Replace(Plain, [8, 0, 48, 0, 64], [8, 0x10, 0, 0x10, 0]));

    [Fact]
    public void A_huffman_table_with_more_codes_than_there_are_is_refused()
    {
        var at = Plain.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]) + 5;
        var broken = (byte[])Plain.Clone();
        broken[at] = 3;
        Cleaned.Refused(UploadFault.Broken, broken);
    }

    [Fact]
    public void A_second_picture_inside_the_first_is_refused() =>
        Cleaned.Refused(UploadFault.Broken, [.. Plain[..^2], .. Plain]);

    private static int Count(ReadOnlySpan<byte> file, ReadOnlySpan<byte> part)
    {
        var count = 0;
        for (var at = file.IndexOf(part); at >= 0; at = file.IndexOf(part))
        {
            count++;
            file = file[(at + part.Length)..];
        }

        return count;
    }
}
