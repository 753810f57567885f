namespace NdisConformance.Runner;

/// <summary>Names of plugins and drivers become names of folders, on every system.</summary>
internal static class FolderName
{
    // A path is made of two such names and more, and old limits of Windows count the whole of it.
    private const int LongestLength = 100;

    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    ];

    /// <summary>Why a name cannot be the name of a folder; null if it can.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isAllowed">True for a character that it may have.</param>
    public static string? Obstacle(string name, Func<char, bool> isAllowed)
        => name.Length == 0 ? "it is empty"
            : name.Length > LongestLength ? $"it has more than {LongestLength} characters"
            : !name.All(isAllowed) ? "it has other characters than letters, digits, dots and dashes"
            : !char.IsLetterOrDigit(name[0]) && name[0] != '_' ? "it does not begin with a letter or a digit"
            : name[^1] is '.' or ' ' ? "it ends with a dot or a blank"
            : Devices.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase)
                ? "Windows keeps it for a device"
            : null;
}
