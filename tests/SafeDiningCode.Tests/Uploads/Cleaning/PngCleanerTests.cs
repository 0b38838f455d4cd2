using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Tests.Uploads.Cleaning;

public sealed class PngCleanerTests
{
    private static readonly byte[] Plain = Png.Make(64, 48);

    [Theory]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_good_picture_is_taken_with_its_size(int colourType, bool interlaced)
    {
        var clean = Cleaned.Of(Png.Make(61, 47, colourType, interlaced));

        Assert.Equal((FileKind.Png, 61, 47), (clean.Kind, clean.Width, clean.Height));
        Assert.Equal(clean.Content, Cleaned.Of(clean.Content).Content);
    }

    [Fact]
    public void Texts_and_camera_notes_go_and_the_way_to_turn_it_stays()
    {
        // Little end first, as phones write: tag 0112, a short, one of them, 8.
        byte[] notes = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0];
        var clean = Cleaned.Of(Png.Make(64, 48, extra:
        [
            .. Png.Chunk("tEXt", "Author\0secret"u8), .. Png.Chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0secret"u8),
            .. Png.Chunk("tIME", [7, 234, 1, 1, 1, 1, 1]), .. Png.Chunk("zzZz", "secret"u8),
            .. Png.Chunk("gAMA", [0, 0, 0xB1, 0x8F]), .. Png.Chunk("eXIf", notes),
        ]));

        Assert.False(Cleaned.Holds(clean.Content, "secret"u8) || Cleaned.Holds(clean.Content, "tIME"u8));
        Assert.True(Cleaned.Holds(clean.Content, "gAMA"u8));
        Assert.True(Cleaned.Holds(clean.Content, [.. "eXIfMM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8]));
        Assert.Equal(Cleaned.Of(Png.Make(64, 48, extra: Png.Chunk("gAMA", [0, 0, 0xB1, 0x8F]))).Pixels, clean.Pixels);
    }

    [Fact]
    public void The_same_picture_packed_in_another_way_is_known_again()
    {
        using var packed = new MemoryStream();
        using (var packing = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.NoCompression))
        {
            packing.Write(Png.Rows(64, 48, 3));
        }

        var (plain, other) = (Cleaned.Of(Plain), Cleaned.Of(Png.Make(64, 48, packed: packed.ToArray())));

        Assert.Equal(plain.Pixels, other.Pixels);
        Assert.NotEqual(plain.Hash, other.Hash);
    }

    [Fact]
    public void A_bomb_is_given_up_at_the_first_byte_too_many()
    {
        // 200 MB of nothing in 200 KB.
        var bomb = Png.Make(64, 48, packed: Png.Pack(new byte[200 * 1024 * 1024]));
        Assert.True(bomb.Length < 400_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Cleaned.Refused(UploadFault.Broken, bomb);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * bomb.Length);
    }

    [Fact]
    public void A_picture_that_says_it_is_huge_is_refused()
    {
        Cleaned.Refused(UploadFault.TooManyPixels, Png.Make(60_000, 60_000, data: [0]));
        Cleaned.Refused(UploadFault.TooManyPixels, Png.Make(int.MinValue, 1, data: [0]));
        Cleaned.Refused(UploadFault.TooManyPixels, Png.Make(12_000, 12_000, data: [0]));
        Cleaned.Refused(UploadFault.Broken, Png.Make(0, 10, data: [0]));
    }

    [Fact]
    public void Data_that_is_not_what_the_header_promises_is_refused()
    {
        var rows = Png.Rows(64, 48, 3);
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, data: rows[..^1]));
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, data: [.. rows, 0]));
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, data: [9, .. rows[1..]]));
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, packed: "not packed at all"u8.ToArray()));
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, packed: [.. Png.Pack(rows), .. "<script>"u8]));
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, packed: [.. Png.Pack(rows), 0]));
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, packed: Png.Pack(rows)[..^1]));
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, packed: Png.Pack(rows)[..^4]));
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        var broken = (byte[])Plain.Clone();
        broken[^1] ^= 1;
        Cleaned.Refused(UploadFault.Broken, broken);
    }

    [Fact]
    public void A_picture_that_is_cut_off_anywhere_is_refused()
    {
        for (var length = 8; length < Plain.Length; length++)
        {
            Cleaned.Refused(UploadFault.Broken, Plain[..length]);
        }
    }

    [Fact]
    public void A_chunk_that_readers_must_know_and_nobody_does_is_refused() =>
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, extra: Png.Chunk("EVIL", [1])));

    [Fact]
    public void A_palette_that_is_missing_or_too_long_is_refused()
    {
        Cleaned.Refused(UploadFault.Broken, Png.Make(64, 48, extra: Png.Chunk("PLTE", new byte[257 * 3])));
        Cleaned.Refused(UploadFault.Broken, Cleaned.Replace(Png.Make(4, 4, colourType: 3), Png.Chunk("PLTE", [255, 0, 0, 0, 255, 0]), []));
    }

    [Fact]
    public void What_lies_behind_the_end_is_dropped_or_is_the_reason_to_refuse_it()
    {
        Assert.Equal(Cleaned.Of(Plain).Content, Cleaned.Of([.. Plain, .. "padding"u8]).Content);
        Cleaned.Refused(UploadFault.Disguised, [.. Plain, .. "PK\x05\x06"u8, .. new byte[18]]);
        Cleaned.Refused(UploadFault.Disguised, [.. Plain, .. "<svg onload=alert(1)>"u8]);
    }
}
