namespace NdisConformance.Runner;

/// <summary>A file is no capture, or a damaged one.</summary>
internal sealed class DamagedCaptureException(string message) : Exception(message);
