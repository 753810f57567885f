using System.Globalization;
using System.Text;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Reports a new or changed snapshot in the format of Verify, which other tools can read.</summary>
public static class VerifyMessage
{
    public static string Of(SnapshotFiles files, SnapshotResult result)
    {
        string received = Path.GetFileName(files.Received);
        string verified = Path.GetFileName(files.Verified);
        string kind = result.State == SnapshotState.New ? "New" : "NotEqual";
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Directory: {Path.GetDirectoryName(files.Received)}\n{kind}:\n");
        text.Append(CultureInfo.InvariantCulture, $"  - Received: {received}\n    Verified: {verified}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"FileContent:\n\n{kind}:\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Received: {received}\n");
        if (result.State == SnapshotState.New)
        {
            return text.Append(File.ReadAllText(files.Received)).ToString();
        }

        text.Append(CultureInfo.InvariantCulture, $"Verified: {verified}\nCompare Result:\n");
        foreach (string change in result.Changes)
        {
            text.Append(change).Append('\n');
        }

        return text.Append(result.View).ToString();
    }
}
