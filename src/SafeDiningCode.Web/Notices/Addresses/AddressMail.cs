using MimeKit;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Notices.Addresses;

/// <summary>The mail that asks whether an address is its owner's: plain text, Chinese first and English below.</summary>
internal static class AddressMail
{
    /// <summary>Writes it.</summary>
    public static MimeMessage Write(MailboxAddress from, string to, string token, ServiceOptions service)
    {
        var link = service.PublicBaseUrl.TrimEnd('/') + AddressPaths.Confirm(token);
        var message = new MimeMessage
        {
            Subject = "请确认邮箱 · Please confirm your address",
            Body = new TextPart("plain")
            {
                Text = $"有人请“餐饮安心码”把提醒发到这个邮箱。是您的话，请在一天内打开下面的链接确认；不是您的话，不用理会。\n{link}\n\n"
                    + $"Somebody asked Safe Dining Code to send notices to this address. If it was you, open this link within a day; if not, do nothing.\n{link}\n",
                ContentTransferEncoding = ContentEncoding.Base64,
            },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", to));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
