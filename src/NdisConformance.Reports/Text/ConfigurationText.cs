using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Settings as text.</summary>
internal static class ConfigurationText
{
    private const string None = "-";

    public static void Write(TextWriter output, ConfigurationListing listing)
    {
        output.WriteLine(listing.File ?? "there is no .ndis-conformance.json in this folder or above");
        output.WriteLine($"  plugin     {listing.Plugin ?? None}");
        output.WriteLine($"  snapshots  {listing.Snapshots ?? None}");
        output.WriteLine($"  waivers    {listing.Waivers}");
        output.WriteLine($"options of {listing.Command}");
        int name = listing.Options.Max(option => option.Option.Length);
        int value = listing.Options.Max(option => Value(option).Length);
        foreach (SettingListing option in listing.Options)
        {
            output.WriteLine($"  {option.Option.PadRight(name)}  {Value(option).PadRight(value)}  {option.Origin}");
        }
    }

    private static string Value(SettingListing option)
        => option.Values.Count == 0 ? None : string.Join(", ", option.Values);
}
