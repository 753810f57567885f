using System.Security.Cryptography;
using System.Text;

namespace NdisConformance.Reports;

/// <summary>GUIDs where a format demands them: the same for the same names.</summary>
internal static class DerivedGuid
{
    private const int Length = 16;

    public static Guid Of(params ReadOnlySpan<string?> names)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names)));
        // Version 8 and the usual variant: a GUID of a form of its own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, Length), bigEndian: true);
    }
}
