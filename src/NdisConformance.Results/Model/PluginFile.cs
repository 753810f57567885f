namespace NdisConformance.Results;

/// <summary>A file of a plugin.</summary>
/// <param name="Name">Its path below the folder of the plugin, with <c>/</c>.</param>
/// <param name="Hash">SHA-256 of its content, as 64 hexadecimal digits.</param>
public sealed record PluginFile(string Name, string Hash);
