<?php
session_start();
$csrf = $_SESSION['csrf'] ??= bin2hex(random_bytes(32));
// What the page knows of where the customer is; support sees it beside the request.
$context = [['id' => 'server', 'label' => 'Server', 'value' => 'web-07']];
// JSON within a script: no text of it can end the script.
$json = json_encode($context, JSON_THROW_ON_ERROR | JSON_HEX_TAG | JSON_HEX_AMP);
?>
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="csrf-token" content="<?= htmlspecialchars($csrf) ?>" />
    <title>Support</title>
    <script src="/assets/support-requests.js" async></script>
  </head>
  <body>
    <p><output id="last">No request sent yet.</output></p>
    <support-requests api-base="/api/support" csrf-meta="csrf-token"></support-requests>
    <script>
      const desk = document.querySelector('support-requests');
      desk.context = <?= $json ?>;
      desk.addEventListener('support-request-created', event => {
        document.querySelector('#last').textContent = `Sent: ${event.detail.request.key}`;
      });
    </script>
  </body>
</html>
